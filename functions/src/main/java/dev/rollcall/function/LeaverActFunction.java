package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.application.leaver.AdmitLeaver;
import dev.rollcall.application.leaver.ContainAccount;
import dev.rollcall.application.record.Carried;
import dev.rollcall.function.wiring.LeaverSteps;
import dev.rollcall.function.wiring.Spread;
import dev.rollcall.function.wiring.Turns;
import dev.rollcall.function.wiring.Wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Steps that write to Slack, and those right before: admit, capture, cut, leave. */
public final class LeaverActFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /** Who is only signed out may be cut or released next: these steps look whether it is so. */
    private static final Set<String> LOOKING_AROUND =
            Set.of("contain", "sign-out", "sign-out-held");

    /** Hundreds may be held at once, and each look costs one. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final LeaverSteps steps;
    private final Spread spread;
    private final Turns turns;

    /** The admission itself stays inside: the deactivation asks the breaker for it again. */
    record Admitted() {}

    public LeaverActFunction() {
        this(new Wiring());
    }

    public LeaverActFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private LeaverActFunction(Wiring wiring) {
        this.steps = wiring.leaverSteps();
        this.spread = wiring.spread();
        this.turns = wiring.turns();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return StepAnswer.to(
                event,
                at -> wait(event, at),
                request -> turns.during(request.turn(), () -> step(request)));
    }

    private Instant wait(Map<String, Object> event, Instant notBefore) {
        return LOOKING_AROUND.contains(String.valueOf(event.get("step")))
                ? spread.from(notBefore, LONGEST_WAIT)
                : spread.from(notBefore);
    }

    private Record step(StepRequest request) {
        return (Record)
                switch (request.step()) {
                    case "admit" -> admit(request);
                    case "capture" ->
                            steps.captureHoldings()
                                    .capture(
                                            request.caseId(),
                                            request.account(),
                                            Duration.ofSeconds(request.number("atMostSeconds")));
                    case "reset-sessions" ->
                            steps.signOutLeaver()
                                    .signOut(request.ticket(), request.caseId(), request.account());
                    case "sign-out" ->
                            steps.signOutSuspended()
                                    .signOut(request.ticket(), request.caseId(), request.account());
                    case "contain" -> contain(request);
                    case "deactivate" ->
                            steps.deactivateAccount()
                                    .deactivate(
                                            request.ticket(), request.caseId(), request.account());
                    case "leave" ->
                            steps.leaveGroup()
                                    .leave(
                                            request.ticket(),
                                            request.caseId(),
                                            request.account(),
                                            request.group());
                    case "remove-roles" ->
                            steps.removeRoles()
                                    .remove(request.ticket(), request.caseId(), request.account());
                    case "survey" ->
                            steps.surveyPlaces().survey(request.caseId(), request.account());
                    case "workflows" ->
                            steps.settleWorkflows()
                                    .settle(request.ticket(), request.caseId(), request.account());
                    case "sign-out-held" -> steps.containHeld().contain(request.batch());
                    default -> throw StepRequest.unknownStep();
                };
    }

    private Object admit(StepRequest request) {
        AdmitLeaver.Outcome outcome =
                steps.admitLeaver().admit(request.caseId(), request.account());
        return outcome instanceof AdmitLeaver.Outcome.Admitted ? new Admitted() : outcome;
    }

    private Object contain(StepRequest request) {
        ContainAccount.Outcome outcome =
                steps.containAccount()
                        .contain(request.ticket(), request.caseId(), request.account());
        return outcome instanceof ContainAccount.Outcome.Singly(Carried carried)
                ? carried
                : outcome;
    }
}
