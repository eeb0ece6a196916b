package dev.rollcall.domain.restore;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an account had by hand before it was cut, and what becomes of that once its human belongs
 * here again. What rules gave is no part of it: that is computed anew.
 *
 * @param cut by whom: what somebody else has cut comes back only if a human says so
 * @param capturedAt when what the account had was last read before a cut
 */
public record Restore(
        PersonId person, AccountId account, Cut cut, Instant capturedAt, State state) {
    /** Whoever comes back later than this is computed anew, as a newcomer is. */
    public static final Duration GOOD_FOR = Duration.ofDays(30);

    /** So long an approval lets an account back that somebody else has cut. */
    private static final Duration WORD_HOLDS = Duration.ofDays(1);

    /** By whom an account was cut. */
    public enum Cut {
        BY_US,
        ELSEWHERE,
        /** By nobody: it is active, and has lost what it was in. */
        NOT_CUT
    }

    /** What stands on something else comes after it. */
    private static final Comparator<Entitlement> UPWARDS =
            Comparator.comparingInt(Entitlement::height).thenComparing(Entitlement::key);

    /** How it stands. */
    public sealed interface State {

        /** Captured; the human is not back, or nobody has looked yet what is missing. */
        record Captured(Set<Entitlement> had) implements State {
            public Captured {
                had = Set.copyOf(had);
            }
        }

        /**
         * A human is to say whether it is given back.
         *
         * @param items in the order in which they would be given
         * @param leftOut what is not proposed, though the account had it
         */
        record Proposed(Instant since, List<Entitlement> items, List<LeftOut> leftOut)
                implements State {
            public Proposed {
                requireNonNull(since, "since is null");
                items = List.copyOf(items);
                leftOut = List.copyOf(leftOut);
            }
        }

        /**
         * A human said yes.
         *
         * @param items what is still to be given of what was approved, in order
         */
        record Approved(Approval approval, List<Entitlement> items) implements State {
            public Approved {
                requireNonNull(approval, "approval is null");
                items = List.copyOf(items);
            }
        }
    }

    public Restore {
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(cut, "cut is null");
        requireNonNull(capturedAt, "capturedAt is null");
        requireNonNull(state, "state is null");
    }

    /**
     * Returns what is to be kept right before a cut. What came of an earlier cut and was not given
     * back yet is not lost by it.
     *
     * @param had what the account has now by hand
     * @param before what is kept of the account so far
     */
    public static Restore captured(
            PersonId person,
            AccountId account,
            Instant at,
            Collection<Entitlement> had,
            Optional<Restore> before) {
        Set<Entitlement> all = new LinkedHashSet<>(had);
        before.filter(earlier -> earlier.isGoodAt(at)).ifPresent(e -> all.addAll(e.items()));
        return new Restore(person, account, Cut.BY_US, at, new State.Captured(all));
    }

    /**
     * Offers to let an account back that somebody else has cut, though its human belongs here.
     *
     * @param readAt when what it had was last read before that
     * @param had what it had by hand then
     */
    public static Restore offered(
            PersonId person,
            AccountId account,
            Instant readAt,
            Instant now,
            Collection<Entitlement> had) {
        return new Restore(
                        person, account, Cut.ELSEWHERE, readAt, new State.Captured(Set.copyOf(had)))
                .proposed(now, had, List.of());
    }

    /**
     * Offers to give back what an active account has lost.
     *
     * @param readAt when it was last read to have it
     * @param had what it has lost and no rule gives, at least one thing
     */
    public static Restore lost(
            PersonId person,
            AccountId account,
            Instant readAt,
            Instant now,
            Collection<Entitlement> had) {
        return new Restore(
                        person, account, Cut.NOT_CUT, readAt, new State.Captured(Set.copyOf(had)))
                .proposed(now, had, List.of());
    }

    /** Returns whether a human has lately said that the account itself comes back. */
    public boolean letsBack(Instant now) {
        return cut == Cut.ELSEWHERE
                && isGoodAt(now)
                && state instanceof State.Approved approved
                && now.isBefore(approved.approval().at().plus(WORD_HOLDS));
    }

    public boolean isGoodAt(Instant now) {
        return !now.isAfter(capturedAt.plus(GOOD_FOR));
    }

    /** Returns what it is about: captured, proposed, or still to be given. */
    public List<Entitlement> items() {
        return switch (state) {
            case State.Captured(Set<Entitlement> had) -> had.stream().sorted(UPWARDS).toList();
            case State.Proposed proposed -> proposed.items();
            case State.Approved approved -> approved.items();
        };
    }

    /** Returns since when it waits, for a human or to be given; empty if it does not. */
    public Optional<Instant> waitsSince() {
        return switch (state) {
            case State.Captured _ -> Optional.empty();
            case State.Proposed proposed -> Optional.of(proposed.since());
            case State.Approved approved -> Optional.of(approved.approval().at());
        };
    }

    public Restore proposed(Instant now, Collection<Entitlement> items, List<LeftOut> leftOut) {
        return in(new State.Proposed(now, items.stream().sorted(UPWARDS).toList(), leftOut));
    }

    /**
     * Returns this as approved, with these of the proposed items only.
     *
     * @throws IllegalArgumentException if one of them is not proposed, or there is nothing to be
     *     approved
     */
    public Restore approved(Approval approval, Collection<Entitlement> only) {
        if (!(state instanceof State.Proposed proposed)
                || (only.isEmpty() && cut != Cut.ELSEWHERE)
                || !proposed.items().containsAll(only)) {
            throw new IllegalArgumentException("Only what is proposed can be approved");
        }
        return in(
                new State.Approved(
                        approval, proposed.items().stream().filter(only::contains).toList()));
    }

    /** Returns this with one item less to be given; empty if that was the last one. */
    public Optional<Restore> without(Entitlement done) {
        if (!(state instanceof State.Approved approved)) {
            throw new IllegalStateException("Nothing is given before it is approved");
        }
        List<Entitlement> left = approved.items().stream().filter(e -> !e.equals(done)).toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(in(new State.Approved(approved.approval(), left)));
    }

    private Restore in(State next) {
        return new Restore(person, account, cut, capturedAt, next);
    }
}
