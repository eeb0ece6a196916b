package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.application.campaign.TendCampaigns;
import dev.rollcall.application.intake.HearOfChanges;
import dev.rollcall.application.intake.TakeExports;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.reconcile.BeginReconciliation;
import dev.rollcall.application.reconcile.MissedLeavers;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.function.wiring.Turns;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every minute: hears who has changed where no event tells, begins a reconciliation when one is
 * due, has one that died carried on, asks for leavers of whom no event told, and lets campaigns go
 * on.
 */
public final class ReconcileTickFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger log = LoggerFactory.getLogger(ReconcileTickFunction.class);

    private final BeginReconciliation begin;
    private final HearOfChanges changes;
    private final TakeExports exports;
    private final MissedLeavers missed;
    private final TendCampaigns campaigns;
    private final Turns turns;
    private final Metrics metrics;

    public ReconcileTickFunction() {
        this(new Wiring());
    }

    public ReconcileTickFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private ReconcileTickFunction(Wiring wiring) {
        this.begin = wiring.beginReconciliation();
        this.changes = wiring.hearOfChanges();
        this.exports = wiring.takeExports();
        this.missed = wiring.missedLeavers();
        this.campaigns = wiring.tendCampaigns();
        this.turns = wiring.turns();
        this.metrics = wiring.metrics();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return Contained.run(() -> answer(event));
    }

    private Map<String, Object> answer(Map<String, Object> event) {
        if (event.containsKey("ping")) {
            return StepAnswer.json(new StepAnswer.Pong());
        }
        return turns.during(Turn.once(Lane.RECONCILE, "reconcile tick"), this::tick);
    }

    private Map<String, Object> tick() {
        // First: leavers wait for nobody, and what follows may not get through.
        HearOfChanges.Heard heard = changes.hear();
        List<TakeExports.Fresh> fresh = exports.take();
        int found = 0;
        Optional<PortFailure> failed = heard.failed();
        try {
            found = missed.ifDue();
        } catch (PortFailure failure) {
            // A source that tells of no leavers may still be read whole, and others may.
            failed = failed.or(() -> Optional.of(failure));
        }
        int campaigned = 0;
        try {
            campaigned = campaigns.tend();
        } catch (PortFailure failure) {
            // The next minute tries again; a reconciliation does not wait for it.
            failed = failed.or(() -> Optional.of(failure));
        }
        BeginReconciliation.Outcome outcome =
                heard.lost() || !fresh.isEmpty() ? begin.soon() : begin.ifDue();
        if (outcome instanceof BeginReconciliation.Outcome.Begun) {
            exports.compared(fresh);
        }
        String word = StepAnswer.name(outcome.getClass());
        log.atInfo()
                .addKeyValue("outcome", word)
                .addKeyValue("changes", heard.changes())
                .addKeyValue("exports", fresh.size())
                .addKeyValue("missedLeavers", found)
                .addKeyValue("campaigned", campaigned)
                .log("reconciliation looked after");
        metrics.tell(
                Map.of(
                        "LeaversMissed",
                        (long) found,
                        "MinutesSinceGoodReconciliation",
                        begin.withoutGood().toMinutes()));
        if (failed.isPresent()) {
            throw failed.get();
        }
        return Map.of("outcome", word, "missedLeavers", found, "campaigned", campaigned);
    }
}
