package dev.rollcall.domain.policy;

import java.util.Locale;

/**
 * What changes in what follows from differences. Two must agree where somebody who has left may
 * stay, or where more is taken, or made active again, without a human.
 */
final class ReactionChanges {
    private ReactionChanges() {}

    static void find(Reactions before, Reactions after, Differences found) {
        for (DriftKind kind : DriftKind.values()) {
            found.value(
                    "the reaction to " + kind.code(),
                    before.to(kind),
                    after.to(kind),
                    reaction -> reaction.name().toLowerCase(Locale.ROOT),
                    weakens(kind, before.to(kind), after.to(kind)));
        }
    }

    private static boolean weakens(DriftKind kind, Reaction before, Reaction after) {
        boolean ends = before == Reaction.CORRECT && after != Reaction.CORRECT;
        boolean begins = before != Reaction.CORRECT && after == Reaction.CORRECT;
        return switch (kind) {
            // As with the mode: not to correct lets leavers stay, to correct deactivates.
            case MISSED_DEPROVISION, REACTIVATED_LEAVER -> ends || begins;
            // Takes something away, or makes an account active again.
            case MANUAL_ADD, OUTLIVED_GRANT, WRONGLY_INACTIVE -> begins;
            // A mapping gives the same by itself: to give is what a policy is for.
            case MISSING_GRANT, MISSING_ACCOUNT, ATTRIBUTE_DRIFT -> false;
            // Nothing but a report is possible.
            case HELD_LEAVER,
                    FOREIGN_WRITE,
                    ORPHAN_ACCOUNT,
                    NO_SPONSOR,
                    SPONSOR_LEFT,
                    PAST_END_DATE,
                    GHOST_MEMBERSHIP,
                    PRE_EXISTING,
                    DISPUTED_LINK,
                    NOT_ASSIGNED,
                    UNVERIFIABLE ->
                    false;
        };
    }
}
