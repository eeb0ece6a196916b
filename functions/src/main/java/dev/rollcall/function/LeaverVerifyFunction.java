package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.function.wiring.ProofSteps;
import dev.rollcall.function.wiring.Spread;
import dev.rollcall.function.wiring.Turns;
import dev.rollcall.function.wiring.Wiring;

import java.time.Clock;
import java.util.Map;

/**
 * Steps that prove and look after what is left: verify, prove, inventory, seal, tend. This function
 * never writes to Slack.
 */
public final class LeaverVerifyFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final ProofSteps steps;
    private final Spread spread;
    private final Turns turns;

    public LeaverVerifyFunction() {
        this(new Wiring());
    }

    public LeaverVerifyFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private LeaverVerifyFunction(Wiring wiring) {
        this.steps = wiring.proofSteps();
        this.spread = wiring.spread();
        this.turns = wiring.turns();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return StepAnswer.to(
                event, spread::from, request -> turns.during(request.turn(), () -> step(request)));
    }

    private Record step(StepRequest request) {
        return switch (request.step()) {
            case "verify" -> (Record) steps.verifyLeaver().verify(request.caseId());
            case "prove" ->
                    (Record) steps.proveDeactivation().prove(request.caseId(), request.account());
            case "inventory" ->
                    (Record) steps.takeInventory().take(request.caseId(), request.account());
            case "tend" -> (Record) steps.tendResiduals().tend(request.caseId());
            case "seal" -> (Record) steps.sealEvidence().seal(request.caseId());
            default -> throw StepRequest.unknownStep();
        };
    }
}
