package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.application.reconcile.NameDifferences;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.function.wiring.ReconcileSteps;
import dev.rollcall.function.wiring.Spread;
import dev.rollcall.function.wiring.Turns;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The steps of a reconciliation: read, name, set right, see, hand over. */
public final class ReconcileFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /** Lambda gives it 15 minutes; what has begun by then comes to its end. */
    private static final Duration BEGIN_WITHIN = Duration.ofMinutes(12);

    /** Of the pages that a reader asks for one after the other it is promised so many at once. */
    private static final int PAGES = 10;

    private final ReconcileSteps steps;
    private final Spread spread;
    private final Turns turns;
    private final Metrics metrics;
    private final Clock clock;

    public ReconcileFunction() {
        this(new Wiring());
    }

    public ReconcileFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private ReconcileFunction(Wiring wiring) {
        this.steps = wiring.reconcileSteps();
        this.spread = wiring.spread();
        this.turns = wiring.turns();
        this.metrics = wiring.metrics();
        this.clock = wiring.clock();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return StepAnswer.to(
                event, spread::from, request -> turns.during(turn(request), () -> step(request)));
    }

    private static Turn turn(StepRequest request) {
        return Turn.reading(Lane.RECONCILE, "reconcile " + request.text("snapshot"), PAGES);
    }

    private NameDifferences.Outcome named(NameDifferences.Outcome outcome) {
        if (outcome instanceof NameDifferences.Outcome.Compared compared) {
            metrics.tell(Map.of("LeaversLeft", (long) compared.leaversLeft()));
        }
        return outcome;
    }

    private Record step(StepRequest request) {
        SnapshotId snapshot = new SnapshotId(request.text("snapshot"));
        Instant until = clock.instant().plus(BEGIN_WITHIN);
        return (Record)
                switch (request.step()) {
                    case "read" -> steps.readSnapshot().read(snapshot, until);
                    case "name" -> named(steps.nameDifferences().name(snapshot, until));
                    case "set-right" -> steps.setRight().next(snapshot);
                    case "see" -> steps.seeWhatCame().see(snapshot, until);
                    case "hand-over" ->
                            steps.handOver().from(snapshot, (int) request.number("number"));
                    default -> throw StepRequest.unknownStep();
                };
    }
}
