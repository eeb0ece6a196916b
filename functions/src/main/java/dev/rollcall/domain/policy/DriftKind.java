package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of difference between what should be and what is. */
public enum DriftKind {
    /** Has left by the source, and an account is active that nobody works on. */
    MISSED_DEPROVISION(Reaction.CORRECT, "has left, and the account is active"),
    /** Has left by the source; the breaker holds the deactivation. */
    HELD_LEAVER(Reaction.REPORT, "has left, and the deactivation waits for approvers"),
    /** Was out with proof, and the account is active again. */
    REACTIVATED_LEAVER(Reaction.CORRECT, "was out, and the account is active again"),
    /** Belongs here, and somebody else than Rollcall deactivated the account. */
    WRONGLY_INACTIVE(Reaction.REPORT, "belongs here, and the account is deactivated"),
    /** Another app writes what Rollcall is the writer of. */
    FOREIGN_WRITE(Reaction.REPORT, "has an app that changes what Rollcall is to change"),
    /** An account that nobody of a source has. */
    ORPHAN_ACCOUNT(Reaction.REPORT, "is nobody's account by any source"),
    NO_SPONSOR(Reaction.REPORT, "has nobody who answers for the stay"),
    SPONSOR_LEFT(Reaction.REPORT, "has a sponsor who has left"),
    PAST_END_DATE(Reaction.REPORT, "is past the last day"),
    /** A deactivated account that is still in a group or a channel. */
    GHOST_MEMBERSHIP(Reaction.REPORT, "is deactivated and still in it"),
    /** Has what no rule gives, inside of what is managed. */
    MANUAL_ADD(Reaction.CORRECT, "has it, and no rule gives it"),
    /** Had it when the company was adopted. */
    PRE_EXISTING(Reaction.REPORT, "had it before Rollcall came"),
    /** Rules gave it, no rule gives it any more, and it is there. */
    OUTLIVED_GRANT(Reaction.CORRECT, "has it, and the rules that gave it have ended"),
    MISSING_GRANT(Reaction.CORRECT, "does not have it, and a rule gives it"),
    MISSING_ACCOUNT(Reaction.CORRECT, "belongs here, and has no account"),
    ATTRIBUTE_DRIFT(Reaction.CORRECT, "is described otherwise than in the source"),
    DISPUTED_LINK(Reaction.REPORT, "has accounts of which only a human can tell whose they are"),
    /** Belongs here, has an active account, and the source does not let them sign in to Slack. */
    NOT_ASSIGNED(
            Reaction.REPORT, "is not assigned to Slack in the source, and cannot sign in by it"),
    /** Slack or the source cannot tell. */
    UNVERIFIABLE(Reaction.REPORT, "cannot be read, so nobody can say");

    private final Reaction usual;
    private final String words;

    DriftKind(Reaction usual, String words) {
        this.usual = requireNonNull(usual, "usual is null");
        this.words = requireNonNull(words, "words is null");
    }

    /**
     * Returns whether a run of somebody's can set it right by the rules. What cannot is only
     * reported: a human decides, or does by hand what nothing here does.
     */
    public boolean canBeSetRight() {
        return switch (this) {
            case MISSED_DEPROVISION,
                    REACTIVATED_LEAVER,
                    WRONGLY_INACTIVE,
                    GHOST_MEMBERSHIP,
                    MANUAL_ADD,
                    OUTLIVED_GRANT,
                    MISSING_GRANT,
                    MISSING_ACCOUNT,
                    ATTRIBUTE_DRIFT ->
                    true;
            case HELD_LEAVER,
                    FOREIGN_WRITE,
                    ORPHAN_ACCOUNT,
                    NO_SPONSOR,
                    SPONSOR_LEFT,
                    PAST_END_DATE,
                    PRE_EXISTING,
                    DISPUTED_LINK,
                    NOT_ASSIGNED,
                    UNVERIFIABLE ->
                    false;
        };
    }

    /**
     * Returns whether a policy may say so of it. What an inactive account is still in is cleared by
     * a whole plan that the breaker admits, never by a word on one.
     */
    public boolean allows(Reaction reaction) {
        return switch (reaction) {
            case REPORT -> true;
            case CORRECT -> canBeSetRight();
            case HOLD -> canBeSetRight() && this != GHOST_MEMBERSHIP;
        };
    }

    /** Returns whether it is an account of somebody who has left that is to be inactive. */
    public boolean isOfLeaver() {
        return this == MISSED_DEPROVISION || this == REACTIVATED_LEAVER;
    }

    /** Returns what follows where the policy does not say otherwise. */
    public Reaction usual() {
        return usual;
    }

    /** Returns the second half of a sentence that begins with whom or what it is about. */
    public String words() {
        return words;
    }

    /** Returns it as policy and lists name it, e.g. {@code manual-add}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads what {@link #code} wrote.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static DriftKind parse(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no kind of drift " + code));
    }
}
