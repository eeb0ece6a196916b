package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.reconcile.ChangeDrift;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Takes an operator's word that a drift is lived with for a time: it is not set right meanwhile.
 */
public final class AcceptDrift {
    /** Then somebody looks at it again. */
    public static final int MOST_DAYS = 400;

    private static final String ACTION = "drift-accept";

    private final Gate gate;
    private final ChangeDrift change;
    private final OperatorRecord record;
    private final Clock clock;

    public AcceptDrift(Gate gate, Drifts drifts, OperatorRecord record, Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.change = new ChangeDrift(drifts);
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Accepted(DriftRecord drift) implements Outcome {
            public Accepted {
                requireNonNull(drift, "drift is null");
            }
        }

        /** Such a drift was never found, or long ago. */
        record NoSuchDrift() implements Outcome {}

        /** There is nothing to live with any more. */
        record Gone(DriftRecord drift) implements Outcome {
            public Gone {
                requireNonNull(drift, "drift is null");
            }
        }

        /** Nobody lives with an active account of somebody who has left. */
        record OfLeaver(DriftRecord drift) implements Outcome {
            public OfLeaver {
                requireNonNull(drift, "drift is null");
            }
        }

        /** That day is over, or more than {@link #MOST_DAYS} away. */
        record NotThen() implements Outcome {}
    }

    /**
     * @param lastDay until its end, in UTC
     */
    public Gated<Outcome> accept(Caller caller, DriftId id, LocalDate lastDay, StopReason reason) {
        return gate.pass(caller, ACTION, Operator.ACCEPTING_DRIFT)
                .map(operator -> accept(caller, operator, id, lastDay, reason));
    }

    private Outcome accept(
            Caller caller, Operator operator, DriftId id, LocalDate lastDay, StopReason reason) {
        Instant now = clock.instant();
        Optional<Instant> until = until(lastDay, now);
        if (until.isEmpty()) {
            return new Outcome.NotThen();
        }
        State.Accepted word =
                new State.Accepted(operator.person().value(), reason.text(), now, until.get());
        Optional<DriftRecord> kept =
                change.of(
                        id,
                        drift ->
                                drift.isGone() || isOfLeaver(drift)
                                        ? drift
                                        : accepted(drift, word));
        return kept.<Outcome>map(drift -> outcome(caller, drift))
                .orElseGet(Outcome.NoSuchDrift::new);
    }

    private Outcome outcome(Caller caller, DriftRecord drift) {
        if (drift.isGone()) {
            return new Outcome.Gone(drift);
        }
        if (isOfLeaver(drift)) {
            return new Outcome.OfLeaver(drift);
        }
        // Repeating it makes good what a death after the change has left out.
        record.accepted(caller, drift);
        return new Outcome.Accepted(drift);
    }

    /** Returns the end of that day; empty: it is over, or too far away. */
    static Optional<Instant> until(LocalDate lastDay, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return lastDay.isBefore(today) || lastDay.isAfter(today.plusDays(MOST_DAYS))
                ? Optional.empty()
                : Optional.of(lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    static boolean isOfLeaver(DriftRecord drift) {
        DriftKind kind = drift.drift().kind();
        return kind.isOfLeaver() || kind == DriftKind.HELD_LEAVER;
    }

    /** The same word again is the same word. */
    static DriftRecord accepted(DriftRecord drift, State.Accepted word) {
        return isSaid(drift, word) ? drift : drift.accepted(word);
    }

    /** Returns whether it is accepted with these very words already. */
    static boolean isSaid(DriftRecord drift, State.Accepted word) {
        return drift.state() instanceof State.Accepted present
                && present.by().equals(word.by())
                && present.reason().equals(word.reason())
                && present.until().equals(word.until());
    }
}
