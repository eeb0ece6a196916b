package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.function.wiring.LeaverSteps;
import dev.rollcall.function.wiring.Spread;
import dev.rollcall.function.wiring.Turns;
import dev.rollcall.function.wiring.Wiring;

import java.time.Clock;
import java.util.Map;

/**
 * Steps that read the source and hold the lease: claim, assess, trouble, put-off, hand-over,
 * release.
 */
public final class LeaverAssessFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final LeaverSteps steps;
    private final Spread spread;
    private final Turns turns;

    public LeaverAssessFunction() {
        this(new Wiring());
    }

    public LeaverAssessFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private LeaverAssessFunction(Wiring wiring) {
        this.steps = wiring.leaverSteps();
        this.spread = wiring.spread();
        this.turns = wiring.turns();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return StepAnswer.to(
                event, spread::from, request -> turns.during(request.turn(), () -> step(request)));
    }

    private Record step(StepRequest request) {
        return (Record)
                switch (request.step()) {
                    case "claim" -> steps.claimRun().claim(request.ticket());
                    case "assess" ->
                            steps.assessPerson().assess(request.ticket(), request.caseId());
                    case "trouble" ->
                            steps.noteTrouble()
                                    .note(
                                            request.ticket(),
                                            request.caseId(),
                                            request.text("reason"),
                                            request.text("error"),
                                            (int) request.number("round"));
                    case "put-off" ->
                            steps.putOff()
                                    .putOff(
                                            request.ticket(),
                                            request.caseId(),
                                            request.text("error"));
                    case "hand-over" -> steps.handOver().handOver(request.ticket());
                    case "release" ->
                            steps.releaseRun()
                                    .release(
                                            request.ticket(),
                                            request.caseId(),
                                            request.number("seen"));
                    default -> throw StepRequest.unknownStep();
                };
    }
}
