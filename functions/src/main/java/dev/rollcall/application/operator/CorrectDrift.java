package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.reconcile.ChangeDrift;
import dev.rollcall.application.reconcile.DriftHint;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftOutlook;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Has a drift set right at an operator's word. Nothing is written here: its person is looked at, as
 * after any event, and that run reads afresh, passes the breaker and reads back.
 */
public final class CorrectDrift {
    private static final String ACTION = "drift-correct";
    private final Gate gate;
    private final Drifts drifts;
    private final ChangeDrift change;
    private final Policies policies;
    private final ReceiveHints receive;
    private final OperatorRecord record;
    private final Clock clock;

    public CorrectDrift(
            Gate gate,
            Drifts drifts,
            Policies policies,
            ReceiveHints receive,
            OperatorRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.drifts = requireNonNull(drifts, "drifts is null");
        this.change = new ChangeDrift(drifts);
        this.policies = requireNonNull(policies, "policies is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** Its person is looked at. */
        record UnderWay(DriftRecord drift) implements Outcome {
            public UnderWay {
                requireNonNull(drift, "drift is null");
            }
        }

        /** Such a drift was never found, or long ago. */
        record NoSuchDrift() implements Outcome {}

        /** There is nothing to set right any more. */
        record Gone(DriftRecord drift) implements Outcome {
            public Gone {
                requireNonNull(drift, "drift is null");
            }
        }

        /** No run can set it right: a human does, elsewhere. */
        record NotByARun(Drift drift) implements Outcome {
            public NotByARun {
                requireNonNull(drift, "drift is null");
            }
        }

        /** The policy says that this kind is only reported. */
        record OnlyReported(DriftKind kind) implements Outcome {
            public OnlyReported {
                requireNonNull(kind, "kind is null");
            }
        }

        /** It is set right by itself, with the next reconciliation. */
        record ByItself() implements Outcome {}

        /** While Rollcall only observes, nothing is set right. */
        record ObservesOnly() implements Outcome {}
    }

    public Gated<Outcome> correct(Caller caller, DriftId id) {
        return gate.pass(caller, ACTION, Operator.CORRECTING_DRIFT)
                .map(operator -> correct(caller, operator, id));
    }

    private Outcome correct(Caller caller, Operator operator, DriftId id) {
        Optional<DriftRecord> present = drifts.find(id);
        if (present.isEmpty()) {
            return new Outcome.NoSuchDrift();
        }
        return refusal(present.get()).orElseGet(() -> underWay(caller, operator, present.get()));
    }

    private Optional<Outcome> refusal(DriftRecord present) {
        DriftOutlook outlook = LookAtDrift.outlook(policies);
        Drift drift = present.drift();
        if (present.isGone()) {
            return Optional.of(new Outcome.Gone(present));
        }
        if (!outlook.isCorrectable(drift)) {
            return Optional.of(new Outcome.NotByARun(drift));
        }
        if (outlook.observesOnly()) {
            return Optional.of(new Outcome.ObservesOnly());
        }
        // What only a whole plan sets right passes the breaker with that, and not one by one.
        if (drift.kind().allows(Reaction.HOLD)
                && (present.state() instanceof State.Tried
                        || present.state() instanceof State.Contested)) {
            return Optional.empty();
        }
        Reaction reaction = outlook.reaction(drift.kind());
        return switch (reaction) {
            case HOLD -> Optional.empty();
            case REPORT -> Optional.of(new Outcome.OnlyReported(drift.kind()));
            case CORRECT -> Optional.of(new Outcome.ByItself());
        };
    }

    private Outcome underWay(Caller caller, Operator operator, DriftRecord seen) {
        Instant now = clock.instant();
        // One that has just gone stays so; the look that is asked for does no harm.
        Optional<DriftRecord> kept =
                change.of(seen.id(), drift -> drift.isGone() ? drift : drift.correcting(now));
        seen.drift()
                .person()
                .ifPresent(person -> receive.receive(List.of(hint(seen, person, now))));
        record.correcting(caller, operator, seen, now);
        return new Outcome.UnderWay(kept.orElse(seen));
    }

    /** Asking again within a minute asks for the same look. */
    private static Hint hint(DriftRecord seen, PersonId person, Instant now) {
        String minute = now.truncatedTo(ChronoUnit.MINUTES).toString();
        return DriftHint.about(
                person, seen.drift().kind().isOfLeaver(), seen.id() + "#" + minute, now);
    }
}
