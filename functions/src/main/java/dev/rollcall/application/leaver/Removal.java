package dev.rollcall.application.leaver;

import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.lifecycle.AccountMark;

import java.util.Optional;

/** What must be true before anything is taken from an account besides its activity. */
final class Removal {
    private Removal() {}

    /** Returns why nothing may be taken from the account now; empty if it may. */
    static Optional<Carried> hindrance(LeaverCases.Open open, AccountId id) {
        if (!open.leaver().workable().contains(id)) {
            // The brake covers every path (rule 5): what is held keeps its memberships too.
            return Optional.of(new Carried.Refused("held"));
        }
        if (!wasAdmitted(open, id)) {
            // Only what the brake let through, or what is inactive already, loses anything.
            return Optional.of(new Carried.Refused("not-admitted"));
        }
        if (open.leaver().assessment().isEmpty() || open.policy().observesOnly()) {
            return Optional.of(new Carried.LookAgain());
        }
        return Optional.empty();
    }

    /**
     * What an active account may lose is its activity, and its groups with it. The rest is taken
     * only once that is gone: else whom Slack refuses to deactivate would lose everything.
     */
    static Optional<Carried> hindranceAfterTheCut(LeaverCases.Open open, AccountId id) {
        return hindrance(open, id)
                .or(() ->
                        wasCut(open, id)
                                ? Optional.empty()
                                : Optional.of(new Carried.Refused("not-inactive")));
    }

    static boolean wasCut(LeaverCases.Known open, AccountId id) {
        return open.leaver().account(id).filter(a -> a.has(AccountMark.INACTIVE)).isPresent();
    }

    /**
     * What follows a release is as much a part of it as the deactivation; and nobody waits for what
     * an inactive account is still in.
     */
    static Effect effect(LeaverCases.Open open, AccountId id) {
        boolean released =
                open.leaver().account(id).filter(a -> a.has(AccountMark.RELEASED)).isPresent();
        boolean ghost =
                open.leaver().isOfGhost()
                        && open.leaver()
                                .account(id)
                                .filter(a -> a.has(AccountMark.ADMITTED))
                                .isEmpty();
        return released || ghost ? Effect.DESTROYS_IN_BULK : Effect.DESTROYS;
    }

    private static boolean wasAdmitted(LeaverCases.Open open, AccountId id) {
        return open.leaver()
                .account(id)
                .filter(a -> a.has(AccountMark.ADMITTED) || a.has(AccountMark.INACTIVE))
                .isPresent();
    }
}
