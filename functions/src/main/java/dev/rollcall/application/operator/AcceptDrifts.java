package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.reconcile.ChangeDrift;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.reconcile.DriftFilter;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes an operator's word on all drift that a filter takes. The first time the list is shown with
 * its digest; only whoever names that digest accepts it, and nothing but what was shown.
 */
public final class AcceptDrifts {
    /** More at once nobody has looked at. */
    public static final int MOST = 200;

    /** Beyond that an answer would not come in time. */
    static final int MOST_LOOKED_THROUGH = 20_000;

    private static final int A_PAGE = 500;
    private static final String ACTION = "drift-accept-list";

    private final Gate gate;
    private final Drifts drifts;
    private final ChangeDrift change;
    private final OperatorRecord record;
    private final Clock clock;

    public AcceptDrifts(Gate gate, Drifts drifts, OperatorRecord record, Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.drifts = requireNonNull(drifts, "drifts is null");
        this.change = new ChangeDrift(drifts);
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What is to be accepted, and how.
     *
     * @param lastDay until its end, in UTC
     * @param digest of the list that was shown; empty: it is only to be shown
     */
    public record Wish(DriftFilter filter, LocalDate lastDay, StopReason reason, String digest) {
        public Wish {
            requireNonNull(filter, "filter is null");
            requireNonNull(lastDay, "lastDay is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(digest, "digest is null");
        }
    }

    /**
     * A list as it is now, in the order of its ids.
     *
     * @param digest of its ids, the reason and the end: with another of these it is another
     */
    public record Listed(List<DriftRecord> drifts, String digest) {
        public Listed {
            drifts = List.copyOf(drifts);
            requireNonNull(digest, "digest is null");
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** Nothing was decided: this is the list. */
        record Shown(Listed list) implements Outcome {}

        /** All of the list is accepted, now or since before. */
        record Accepted(Listed list) implements Outcome {}

        /** The list is another than the one that was named, so nothing was accepted. */
        record Changed(Listed list) implements Outcome {}

        /** Nothing is open that the filter takes; of leavers nobody accepts anything. */
        record Nothing() implements Outcome {}

        /** More than {@link #MOST}, or too many to look through: narrow it. */
        record TooMany() implements Outcome {}

        /** It would be all drift there is. */
        record NotNarrowed() implements Outcome {}

        /** That day is over, or more than {@link AcceptDrift#MOST_DAYS} away. */
        record NotThen() implements Outcome {}
    }

    public Gated<Outcome> accept(Caller caller, Wish wish) {
        return gate.pass(caller, ACTION, Operator.ACCEPTING_DRIFT)
                .map(operator -> accept(caller, operator, wish));
    }

    private Outcome accept(Caller caller, Operator operator, Wish wish) {
        Instant now = clock.instant();
        Optional<Instant> until = AcceptDrift.until(wish.lastDay(), now);
        if (until.isEmpty()) {
            return new Outcome.NotThen();
        }
        if (!wish.filter().narrows()) {
            return new Outcome.NotNarrowed();
        }
        State.Accepted word =
                new State.Accepted(
                        operator.person().value(), wish.reason().text(), now, until.get());
        Optional<List<DriftRecord>> meant = meant(wish.filter(), word);
        if (meant.isEmpty()) {
            return new Outcome.TooMany();
        }
        if (meant.get().isEmpty()) {
            return new Outcome.Nothing();
        }
        Listed list = new Listed(meant.get(), digest(meant.get(), word));
        if (wish.digest().isEmpty()) {
            return new Outcome.Shown(list);
        }
        return wish.digest().equals(list.digest())
                ? accepted(caller, list, word)
                : new Outcome.Changed(list);
    }

    /**
     * Returns what the filter takes and is not accepted, with what these very words have accepted
     * before: so a repetition after a death goes on with the same list. Empty: too many.
     */
    private Optional<List<DriftRecord>> meant(DriftFilter filter, State.Accepted word) {
        List<DriftRecord> meant = new ArrayList<>();
        Optional<String> from = Optional.of(Drifts.START);
        int looked = 0;
        while (from.isPresent()) {
            Drifts.Page page = drifts.notGone(from.get(), A_PAGE);
            page.records().stream()
                    .filter(drift -> !AcceptDrift.isOfLeaver(drift))
                    .filter(drift -> isMeant(drift, filter, word))
                    .forEach(meant::add);
            looked += page.records().size();
            from = page.next();
            if (meant.size() > MOST || (from.isPresent() && looked >= MOST_LOOKED_THROUGH)) {
                return Optional.empty();
            }
        }
        meant.sort(Comparator.comparing(drift -> drift.id().value()));
        return Optional.of(meant);
    }

    private static boolean isMeant(DriftRecord drift, DriftFilter filter, State.Accepted word) {
        return AcceptDrift.isSaid(drift, word)
                ? filter.wherever().takes(drift)
                : filter.takes(drift) && !drift.isGone();
    }

    private Outcome accepted(Caller caller, Listed list, State.Accepted word) {
        List<DriftRecord> accepted = new ArrayList<>();
        for (DriftRecord drift : list.drifts()) {
            change.of(
                            drift.id(),
                            one ->
                                    one.isGone() || AcceptDrift.isOfLeaver(one)
                                            ? one
                                            : AcceptDrift.accepted(one, word))
                    .filter(one -> AcceptDrift.isSaid(one, word))
                    .ifPresent(one -> {
                        record.accepted(caller, one);
                        accepted.add(one);
                    });
        }
        record.acceptedList(caller, word, list.digest(), accepted.size());
        return new Outcome.Accepted(new Listed(accepted, list.digest()));
    }

    private static String digest(List<DriftRecord> drifts, State.Accepted word) {
        return Hashes.sha256(
                drifts.stream()
                        .map(DriftRecord::id)
                        .map(DriftId::value)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "accept\n" + word.until() + "\n" + word.reason() + "\n",
                                        "")));
    }
}
