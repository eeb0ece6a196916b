package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Breaker.Expected;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What is confirmed and not admitted yet: one row each, in the order of their times. */
record ExpectedChanges(Table table) {
    /** Rows that count no longer may go at any time after that. */
    private static final Duration KEPT = Breaker.EXPECTED_FOR.plusHours(1);

    private static final String PLANNED = "planned";

    static Write.Put put(Expected change, int planned) {
        return Write.Put.always(
                Attributes.at(key(change))
                        .with(PLANNED, planned)
                        .with("expiresAt", change.since().plus(KEPT).getEpochSecond()));
    }

    static Write.Delete delete(Expected change) {
        return Write.Delete.always(key(change));
    }

    /**
     * What is expected of one kind.
     *
     * @param others the others, or as many as were asked for if there are more
     * @param own the rows of those that ask; all of them, if there are no more others
     * @param planned how many the largest plan has that one of these rows is of
     */
    record Seen(Set<Target> others, List<Key> own, int planned) {
        static final Seen NOTHING = new Seen(Set.of(), List.of(), 1);

        Seen {
            others = Set.copyOf(others);
            own = List.copyOf(own);
        }

        /** Returns how many of the others are about the same thing. */
        int ofTheSame(Target target) {
            return (int)
                    others.stream()
                            .filter(other -> other.entitlement().equals(target.entitlement()))
                            .count();
        }

        /** Deletes the rows of who is admitted; those beyond count along for an hour at most. */
        List<Write> deletions(int atMost) {
            return own.stream().limit(atMost).<Write>map(Write.Delete::always).toList();
        }
    }

    /**
     * Looks at what is expected, no further than {@code atMost} others: so the cost of a flood is
     * bounded by the limits, not by the flood.
     */
    Seen look(ChangeKind kind, Set<Target> own, Instant now, int atMost) {
        if (atMost <= 0) {
            return Seen.NOTHING;
        }
        return table.queryFrom(
                Keys.expected(kind),
                Keys.expectedAfter(now.minus(Breaker.EXPECTED_FOR)),
                atMost + 1,
                rows -> look(rows.iterator(), own, atMost));
    }

    private static Seen look(Iterator<Attributes> rows, Set<Target> own, int atMost) {
        Set<Target> others = new HashSet<>();
        List<Key> ownRows = new ArrayList<>();
        int planned = 1;
        while (others.size() < atMost && rows.hasNext()) {
            Attributes row = rows.next();
            Target target = target(row);
            if (own.contains(target)) {
                ownRows.add(row.key());
                planned = Math.max(planned, (int) row.number(PLANNED, 1));
            } else {
                others.add(target);
            }
        }
        return new Seen(others, ownRows, planned);
    }

    private static Key key(Expected change) {
        return Keys.expected(change.kind(), change.since(), change.target());
    }

    private static Target target(Attributes row) {
        String sk = row.text(Attributes.SK);
        try {
            return Target.parse(sk.substring(sk.indexOf('#') + 1));
        } catch (IllegalArgumentException _) {
            throw Attributes.unreadable(Attributes.SK);
        }
    }
}
