package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Breaker.Expected;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An admission as stored: what makes asking again harmless.
 *
 * @param at tells one admission of a target from the next
 * @param since of which expected change; empty of what was released in a batch
 * @param batch in which a human released it; empty of what was within the limits
 */
record Reservation(
        ChangeKind kind,
        Target target,
        Instant at,
        Optional<Instant> since,
        Optional<BatchId> batch) {
    private static final String AT = "admittedAt";
    private static final String SINCE = "since";
    private static final String BATCH = "batch";

    /** Longer than it is remembered, so that it can be shown and refunded for some time. */
    private static final Duration KEPT = Duration.ofDays(3);

    Reservation {
        requireNonNull(kind, "kind is null");
        requireNonNull(target, "target is null");
        requireNonNull(at, "at is null");
        requireNonNull(since, "since is null");
        requireNonNull(batch, "batch is null");
    }

    static Reservation of(Expected change, Instant at) {
        return new Reservation(
                change.kind(), change.target(), at, Optional.of(change.since()), Optional.empty());
    }

    static Reservation of(Change change, BatchId batch, Instant at) {
        return new Reservation(
                change.kind(), change.target(), at, Optional.empty(), Optional.of(batch));
    }

    /** Returns the latest one of the target, remembered or not. */
    static Optional<Reservation> find(Table table, ChangeKind kind, Target target) {
        return table.get(Keys.reservation(kind, target)).map(item -> read(kind, item));
    }

    static Reservation read(ChangeKind kind, Attributes item) {
        try {
            return new Reservation(
                    kind,
                    Target.parse(item.text(Attributes.SK).substring(Keys.RESERVATION.length())),
                    item.instant(AT),
                    item.instantIfAny(SINCE),
                    item.textIfAny(BATCH).map(BatchId::new));
        } catch (IllegalArgumentException _) {
            throw Attributes.unreadable(BATCH);
        }
    }

    /** Whoever leaves anew needs a new admission: the old one was for another departure. */
    boolean isRemembered(Expected change, Instant now) {
        return since.equals(Optional.of(change.since())) && isRemembered(now);
    }

    /** A release is good for the batch it was given in. */
    boolean isRemembered(BatchId released, Instant now) {
        return batch.equals(Optional.of(released)) && isRemembered(now);
    }

    private boolean isRemembered(Instant now) {
        return now.isBefore(at.plus(Breaker.REMEMBERED_FOR));
    }

    Admission.Admitted admitted() {
        return new Admission.Admitted(kind, target, at, batch);
    }

    /** Puts this one, if nobody has put one since that one was seen, or none was. */
    Write.Put after(Optional<Reservation> seen) {
        Attributes item =
                Attributes.at(Keys.reservation(kind, target))
                        .with(AT, at)
                        .with("expiresAt", at.plus(KEPT).getEpochSecond());
        Attributes dated = since.map(time -> item.with(SINCE, time)).orElse(item);
        return new Write.Put(
                batch.map(id -> dated.with(BATCH, id.value())).orElse(dated),
                unchanged(seen),
                values(seen));
    }

    /** Lets a transaction pass only where nobody has been admitted since. */
    static Write.Check stillAsSeen(ChangeKind kind, Target target, Optional<Reservation> seen) {
        return new Write.Check(Keys.reservation(kind, target), unchanged(seen), values(seen));
    }

    /** Deletes this very one. */
    Write.Delete delete() {
        Optional<Reservation> self = Optional.of(this);
        return new Write.Delete(Keys.reservation(kind, target), unchanged(self), values(self));
    }

    private static String unchanged(Optional<Reservation> seen) {
        return seen.isPresent() ? "#" + AT + " = :" + AT : Write.ABSENT;
    }

    private static Attributes values(Optional<Reservation> seen) {
        return seen.map(one -> Attributes.none().with(AT, one.at())).orElseGet(Attributes::none);
    }
}
