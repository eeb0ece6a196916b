package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an account had when the company was adopted, and no rule explained. Nobody loses it by
 * itself: it ends when rules give it, when it is gone or its human is, or when somebody decides.
 *
 * @param baseline the reading that found it
 * @param owner who is asked about it: the owner of a mapping that lists it
 * @param until the last day on which nobody need ask; after it the owner is reminded
 * @param ending how it will end, and since when it has looked so; it is open all the same
 * @param end empty: it is open
 * @param version counts the changes, from 1 on
 */
public record PreExisting(
        AccountId account,
        Entitlement thing,
        Granted granted,
        SnapshotId baseline,
        String owner,
        LocalDate until,
        Optional<End> ending,
        Optional<End> end,
        long version) {
    private static final long FIRST = 1;

    /** When it was given. Never guessed. */
    public sealed interface Granted {
        /**
         * By Slack's audit log.
         *
         * @param entry the log's id of it
         */
        record At(Instant time, String entry) implements Granted {
            public At {
                requireNonNull(time, "time is null");
                requireNonNull(entry, "entry is null");
            }
        }

        /** Nobody can say when, only that it was there then. */
        record Before(Instant baseline) implements Granted {
            public Before {
                requireNonNull(baseline, "baseline is null");
            }
        }
    }

    /** That it is not open any more. */
    public record End(Instant at, Why why) {
        public End {
            requireNonNull(at, "at is null");
            requireNonNull(why, "why is null");
        }
    }

    /** How it ended. */
    public enum Why {
        /** A rule that acts has given it for a long time. */
        EXPLAINED,
        /** The account does not have it any more. */
        GONE,
        /** Whoever had the account has left. */
        LEFT,
        /** Somebody decided that it goes: from now on it is what was added by hand. */
        DECIDED
    }

    public PreExisting {
        requireNonNull(account, "account is null");
        requireNonNull(thing, "thing is null");
        requireNonNull(granted, "granted is null");
        requireNonNull(baseline, "baseline is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(until, "until is null");
        requireNonNull(ending, "ending is null");
        requireNonNull(end, "end is null");
        if (version < FIRST) {
            throw new IllegalArgumentException("Versions are counted from 1 on");
        }
    }

    /** One that was just found. */
    public static PreExisting found(
            AccountId account,
            Entitlement thing,
            Granted granted,
            SnapshotId baseline,
            String owner,
            LocalDate until) {
        return new PreExisting(
                account,
                thing,
                granted,
                baseline,
                owner,
                until,
                Optional.empty(),
                Optional.empty(),
                FIRST);
    }

    public boolean isOpen() {
        return end.isEmpty();
    }

    /** Returns whether its owner should have decided by now. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && today.isAfter(until);
    }

    /** Returns it with another last day. */
    public PreExisting kept(LocalDate day) {
        return new PreExisting(
                account, thing, granted, baseline, owner, day, ending, end, version + 1);
    }

    /** Returns it as one that will end so, if it stays like this. */
    public PreExisting ending(Instant since, Why why) {
        return looking(Optional.of(new End(since, why)));
    }

    /** Returns it as one of which nothing says any more that it will end. */
    public PreExisting asBefore() {
        return looking(Optional.empty());
    }

    private PreExisting looking(Optional<End> next) {
        return new PreExisting(
                account, thing, granted, baseline, owner, until, next, end, version + 1);
    }

    /** Returns it as ended; the first end counts. */
    public PreExisting ended(Instant at, Why why) {
        return isOpen()
                ? new PreExisting(
                        account,
                        thing,
                        granted,
                        baseline,
                        owner,
                        until,
                        Optional.empty(),
                        Optional.of(new End(at, why)),
                        version + 1)
                : this;
    }
}
