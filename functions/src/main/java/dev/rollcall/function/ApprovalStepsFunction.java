package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.application.approval.CheckReach;
import dev.rollcall.application.approval.EveryMinute;
import dev.rollcall.function.wiring.ApprovalSteps;
import dev.rollcall.function.wiring.Spread;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Map;

/** Steps of approve.asl.json, and what is done every minute so that no batch is left alone. */
public final class ApprovalStepsFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger log = LoggerFactory.getLogger(ApprovalStepsFunction.class);

    private final ApprovalSteps steps;
    private final Spread spread;
    private final Metrics metrics;

    /** The approvers were asked; the execution waits with its token. */
    record Asked() {}

    public ApprovalStepsFunction() {
        this(new Wiring());
    }

    public ApprovalStepsFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private ApprovalStepsFunction(Wiring wiring) {
        this.spread = wiring.spread();
        this.steps = wiring.approvalSteps();
        this.metrics = wiring.metrics();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return Contained.run(() -> StepAnswer.to(asStep(event), spread::from, this::step));
    }

    /** A schedule names what it is for; the machine names a step. */
    private static Map<String, Object> asStep(Map<String, Object> event) {
        Object schedule = event.get("schedule");
        return schedule == null ? event : Map.of("step", schedule);
    }

    private CheckReach.Reached told(CheckReach.Reached reached) {
        metrics.tell(Map.of("ApproversMissing", (long) reached.missing()));
        if (reached.healed() > 0) {
            log.atInfo()
                    .addKeyValue("tiers", reached.healed())
                    .log("enough approvers can be reached again");
        }
        return reached;
    }

    /** Zero is told too: an alarm hears from it that batches are tended. */
    private EveryMinute.Tended told(EveryMinute.Tended tended) {
        metrics.tell(Map.of("BatchesUntended", (long) tended.failed()));
        return tended;
    }

    private Record step(StepRequest request) {
        return (Record)
                switch (request.step()) {
                    case "seal" -> steps.sealBatch().seal(request.batch());
                    case "ask" -> {
                        steps.askApprovers().await(request.batch(), request.text("token"));
                        yield new Asked();
                    }
                    case "decision" -> steps.readDecision().read(request.batch());
                    case "expire" -> steps.expireBatch().expire(request.batch());
                    case "settle" ->
                            steps.settleDecision()
                                    .settle(request.batch(), (int) request.number("from"));
                    case "wave" ->
                            steps.releaseWave().next(request.batch(), request.flag("resume"));
                    case "release" ->
                            steps.releasePerson().release(request.batch(), request.item());
                    case "trouble" -> steps.noteTrouble().note(request.batch());
                    case "tend" -> told(steps.everyMinute().tend());
                    case "reach" -> told(steps.checkReach().check());
                    default -> throw StepRequest.unknownStep();
                };
    }
}
