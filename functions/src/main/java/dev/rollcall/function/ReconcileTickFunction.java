package dev.rollcall.function;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rollcall.application.campaign.TendCampaigns;
import dev.rollcall.application.intake.HearOfChanges;
import dev.rollcall.application.intake.ReleaseWaiting;
import dev.rollcall.application.intake.TakeExports;
import dev.rollcall.application.intake.UntoldTouches;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.reconcile.BeginReconciliation;
import dev.rollcall.application.reconcile.BeginReconciliation.Outcome.Begun;
import dev.rollcall.application.reconcile.CompareTouched;
import dev.rollcall.application.reconcile.MissedLeavers;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.function.wiring.Turns;
import dev.rollcall.function.wiring.Wiring;
import dev.rollcall.platform.log.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every minute: begins a reconciliation when one is due, has one that died carried on, hears who
 * has changed where no event tells, asks for leavers of whom no event told, looks at what Slack
 * says was touched, and lets campaigns go on. What takes long goes on in the next minute.
 */
public final class ReconcileTickFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger log = LoggerFactory.getLogger(ReconcileTickFunction.class);

    /** The minute is to be kept; a page that was begun may take some more. */
    private static final Duration HEARS_FOR = Duration.ofSeconds(15);

    private static final Duration LOOKS_FOR = Duration.ofSeconds(15);

    private static final Duration COMPARES_FOR = Duration.ofSeconds(15);

    private final BeginReconciliation begin;
    private final UntoldTouches untold;
    private final CompareTouched touched;
    private final HearOfChanges changes;
    private final TakeExports exports;
    private final ReleaseWaiting waiting;
    private final MissedLeavers missed;
    private final TendCampaigns campaigns;
    private final Turns turns;
    private final Metrics metrics;
    private final Clock clock;

    public ReconcileTickFunction() {
        this(new Wiring());
    }

    public ReconcileTickFunction(Map<String, String> environment, Clock clock) {
        this(new Wiring(environment, clock));
    }

    private ReconcileTickFunction(Wiring wiring) {
        this(
                wiring.beginReconciliation(),
                wiring.untoldTouches(),
                wiring.compareTouched(),
                wiring.hearOfChanges(),
                wiring.takeExports(),
                wiring.releaseWaiting(),
                wiring.missedLeavers(),
                wiring.tendCampaigns(),
                wiring.turns(),
                wiring.metrics(),
                wiring.clock());
    }

    ReconcileTickFunction(
            BeginReconciliation begin,
            UntoldTouches untold,
            CompareTouched touched,
            HearOfChanges changes,
            TakeExports exports,
            ReleaseWaiting waiting,
            MissedLeavers missed,
            TendCampaigns campaigns,
            Turns turns,
            Metrics metrics,
            Clock clock) {
        this.begin = requireNonNull(begin, "begin is null");
        this.untold = requireNonNull(untold, "untold is null");
        this.touched = requireNonNull(touched, "touched is null");
        this.changes = requireNonNull(changes, "changes is null");
        this.exports = requireNonNull(exports, "exports is null");
        this.waiting = requireNonNull(waiting, "waiting is null");
        this.missed = requireNonNull(missed, "missed is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.turns = requireNonNull(turns, "turns is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.clock = requireNonNull(clock, "clock is null");
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
        Instant began = clock.instant();
        List<PortFailure> failed = new ArrayList<>();
        // First: whoever is slow to tell of changes or leavers keeps no reconciliation from going
        // on, of any source. And that it cannot begin keeps no leaver waiting.
        Optional<BeginReconciliation.Outcome> outcome = tried(this::begun, failed);
        HearOfChanges.Heard heard = changes.hear(began.plus(HEARS_FOR));
        heard.failed().ifPresent(failed::add);
        MissedLeavers.Looked looked = missed.ifDue(clock.instant().plus(LOOKS_FOR));
        looked.failed().ifPresent(failed::add);
        int found = looked.found();
        CompareTouched.Looked compared = touched.look(clock.instant().plus(COMPARES_FOR));
        compared.failed().ifPresent(failed::add);
        // The next minute tries again.
        int campaigned = tried(campaigns::tend, failed).orElse(0);
        // Last: to accept a new export takes as long as it has rows.
        List<TakeExports.Fresh> fresh = exports.take();
        if (!fresh.isEmpty()) {
            Optional<BeginReconciliation.Outcome> soon = tried(() -> compared(fresh), failed);
            outcome = outcome.filter(Begun.class::isInstance).or(() -> soon);
        }
        Optional<ReleaseWaiting.Tended> released = tried(waiting::tend, failed);
        String word = outcome.map(one -> StepAnswer.name(one.getClass())).orElse("failed");
        log.atInfo()
                .addKeyValue("outcome", word)
                .addKeyValue("changes", heard.changes())
                .addKeyValue("exports", fresh.size())
                .addKeyValue("missedLeavers", found)
                .addKeyValue("released", released.map(ReleaseWaiting.Tended::released).orElse(0))
                .addKeyValue("touched", compared.seen())
                .addKeyValue("differing", compared.differing())
                .addKeyValue("campaigned", campaigned)
                .addKeyValue("lost", heard.lost())
                .addKeyValue("failures", failed.size())
                .log("reconciliation looked after");
        metrics.tell(
                Map.of(
                        "LeaversMissed",
                        (long) found,
                        "WaitingForSourceSeconds",
                        released.map(it -> it.oldest().toSeconds()).orElse(0L),
                        "MinutesSinceGoodReconciliation",
                        begin.withoutGood().toMinutes()));
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
        return Map.of("outcome", word, "missedLeavers", found, "campaigned", campaigned);
    }

    private BeginReconciliation.Outcome begun() {
        return changes.wantReading() || untold.wantReading() ? begin.soon() : begin.ifDue();
    }

    private BeginReconciliation.Outcome compared(List<TakeExports.Fresh> fresh) {
        BeginReconciliation.Outcome outcome = begin.soon();
        if (outcome instanceof Begun) {
            exports.compared(fresh);
        }
        return outcome;
    }

    private static <T> Optional<T> tried(Supplier<T> step, List<PortFailure> failed) {
        try {
            return Optional.of(step.get());
        } catch (PortFailure failure) {
            failed.add(failure);
            return Optional.empty();
        }
    }
}
