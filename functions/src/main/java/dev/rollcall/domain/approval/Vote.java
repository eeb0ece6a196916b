package dev.rollcall.domain.approval;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One approver's word on one sealed batch.
 *
 * @param digest of exactly what is to be released; of the empty list where nothing is
 * @param released how many items that is
 * @param rest what becomes of the items that this approver neither released nor marked singly
 * @param until when what was rejected is shown again at the latest
 */
public record Vote(
        ApproverId approver,
        Instant at,
        Scope scope,
        String digest,
        int released,
        Choice rest,
        Instant until) {

    /** Which items are released. */
    public enum Scope {
        ALL,
        /** Those the approver chose, one by one. */
        PART,
        NONE
    }

    public Vote {
        requireNonNull(approver, "approver is null");
        requireNonNull(at, "at is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(rest, "rest is null");
        requireNonNull(until, "until is null");
        if (released < 0 || (scope == Scope.NONE) != (released == 0)) {
            throw new IllegalArgumentException("A vote releases something, or its scope is NONE");
        }
        if (rest == Choice.RELEASE && scope != Scope.ALL) {
            throw new IllegalArgumentException("What a part leaves out needs a disposition");
        }
    }

    /** Returns whether both say the same, whenever they were given: as a second click does. */
    public boolean saysTheSameAs(Vote other) {
        return approver.equals(other.approver)
                && scope == other.scope
                && digest.equals(other.digest)
                && released == other.released
                && rest == other.rest
                && (until.equals(other.until) || parkedFor().equals(other.parkedFor()));
    }

    private Duration parkedFor() {
        return Duration.between(at, until);
    }

    /** Returns this approver's choice for an item, given what they chose for it singly, if so. */
    public Choice on(Optional<Choice> single) {
        return switch (scope) {
            case ALL -> Choice.RELEASE;
            case PART -> single.orElse(rest);
            case NONE -> single.filter(choice -> choice != Choice.RELEASE).orElse(rest);
        };
    }
}
