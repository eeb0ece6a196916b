package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.application.provision.BeginWork;
import dev.rollcall.function.wiring.ProvisionSteps;
import dev.rollcall.function.wiring.Spread;
import dev.rollcall.function.wiring.Turns;
import dev.rollcall.function.wiring.Wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * The steps of joiners and movers: account, attributes, compare, take, convert, give, give back,
 * verify.
 */
public final class ProvisionFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /**
     * Whoever leaves meanwhile is not to wait longer: each step looks whether anybody was heard.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final ProvisionSteps steps;
    private final Spread spread;
    private final Turns turns;

    public ProvisionFunction() {
        this(new Wiring());
    }

    public ProvisionFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private ProvisionFunction(Wiring wiring) {
        this.steps = wiring.provisionSteps();
        this.spread = wiring.spread();
        this.turns = wiring.turns();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return StepAnswer.to(
                event,
                at -> spread.from(at, LONGEST_WAIT),
                request ->
                        turns.during(request.turn(), () -> steps.standstill().of(step(request))));
    }

    private Record step(StepRequest request) {
        return (Record)
                switch (request.step()) {
                    case "account" ->
                            answer(
                                    steps.beginWork()
                                            .begin(
                                                    request.ticket(),
                                                    request.caseId(),
                                                    request.number("seen")));
                    case "attributes" ->
                            steps.alignAttributes()
                                    .align(
                                            request.ticket(),
                                            request.caseId(),
                                            request.account(),
                                            request.number("seen"));
                    case "compare" ->
                            steps.compareAccess()
                                    .compare(
                                            request.ticket(),
                                            request.caseId(),
                                            request.account(),
                                            request.number("seen"));
                    case "take" ->
                            steps.takeAccess()
                                    .take(
                                            request.ticket(),
                                            request.caseId(),
                                            request.account(),
                                            request.group(),
                                            request.number("seen"));
                    case "convert" ->
                            steps.convertAccount()
                                    .convert(
                                            request.ticket(),
                                            request.caseId(),
                                            request.account(),
                                            request.number("seen"));
                    case "give" ->
                            steps.giveAccess()
                                    .give(
                                            request.ticket(),
                                            request.caseId(),
                                            request.account(),
                                            request.group(),
                                            request.number("seen"));
                    case "propose" ->
                            steps.proposeRestore()
                                    .propose(
                                            request.ticket(),
                                            request.caseId(),
                                            request.account(),
                                            request.number("seen"));
                    case "restore" ->
                            steps.restoreAccess()
                                    .restore(
                                            request.ticket(),
                                            request.caseId(),
                                            request.account(),
                                            request.group(),
                                            request.number("seen"));
                    case "verify" ->
                            steps.verifyAccess()
                                    .verify(
                                            request.ticket(),
                                            request.caseId(),
                                            request.account(),
                                            request.number("seen"));
                    case "seal" -> steps.sealAccess().seal(request.caseId(), request.account());
                    default -> throw StepRequest.unknownStep();
                };
    }

    /** Where one of the three steps ended, the machine is told as if it had been called alone. */
    private static Record answer(BeginWork.Outcome outcome) {
        return switch (outcome) {
            case BeginWork.Outcome.Reached(var reached) -> (Record) reached;
            case BeginWork.Outcome.Ended(var carried) -> (Record) carried;
            case BeginWork.Outcome.Compared(var compared) -> (Record) compared;
            case BeginWork.Outcome.AttributesLater later -> later;
            case BeginWork.Outcome.CompareLater later -> later;
            case BeginWork.Outcome.Differs differs -> differs;
        };
    }
}
