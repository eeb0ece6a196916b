package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.Standing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When one class is due for one account, and when it was reached.
 *
 * @param from the source's time of the change, or the decision's of what people released: they may
 *     decide late, and what follows a decision is judged by itself
 * @param due the last moment that is in time
 */
public record Deadline(
        SlaClass slaClass, Counted counted, Instant from, Instant due, Optional<Instant> reached) {

    /** Since when the clock runs. */
    public enum Counted {
        FROM_EVENT,
        FROM_DECISION
    }

    public Deadline {
        requireNonNull(slaClass, "slaClass is null");
        requireNonNull(counted, "counted is null");
        requireNonNull(from, "from is null");
        requireNonNull(due, "due is null");
        requireNonNull(reached, "reached is null");
    }

    static Deadline of(LeaverCase leaver, AccountProgress account, SlaClass slaClass) {
        Optional<Instant> reached = reached(leaver, account, slaClass);
        return account.at(AccountMark.RELEASED)
                .map(decided ->
                        new Deadline(
                                slaClass,
                                Counted.FROM_DECISION,
                                decided,
                                leaver.terms().released().deadline(slaClass, decided),
                                reached))
                .orElseGet(() -> fromEvent(leaver, slaClass, reached));
    }

    static Deadline fromEvent(LeaverCase leaver, SlaClass slaClass, Optional<Instant> reached) {
        Instant changedAt = leaver.changedAt();
        Instant due = leaver.terms().sla().deadline(slaClass, changedAt);
        return new Deadline(slaClass, Counted.FROM_EVENT, changedAt, due, reached);
    }

    /** Of somebody suspended, the access that is cut are the sessions alone. */
    private static Optional<Instant> reached(
            LeaverCase leaver, AccountProgress account, SlaClass slaClass) {
        return leaver.standing().equals(Optional.of(Standing.SUSPENDED))
                ? account.at(AccountMark.SESSIONS_ENDED)
                : account.reached(slaClass);
    }

    /** Returns whether it was reached in time. */
    public boolean met() {
        return reached.isPresent() && !reachedLate();
    }

    public boolean reachedLate() {
        return reached.filter(due::isBefore).isPresent();
    }

    /** Returns the time from the clock's start to the reaching, if it was reached. */
    public Optional<Duration> elapsed() {
        return reached.map(at -> Duration.between(from, at));
    }
}
