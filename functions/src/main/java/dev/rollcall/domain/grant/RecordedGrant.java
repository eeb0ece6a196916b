package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.SourceId;

import java.time.Instant;
import java.util.Optional;

/**
 * What Rollcall has given, or will give, by rules: what a mover may lose again.
 *
 * @param account empty as long as there is none
 * @param since when the entitlement was first given by a rule; not when it was last confirmed
 * @param cause the event or plan that gave it, as of {@link #cause}
 * @param policyDigest of the policy that gave it
 */
public record RecordedGrant(
        Grant grant,
        Optional<AccountId> account,
        Instant since,
        String cause,
        String policyDigest,
        State state) {
    private static final String EVENT = "event:";
    private static final String PLAN = "plan:";

    public enum State {
        /** Given, and read back. */
        GIVEN,
        /** Nothing in Slack yet: the person has not signed in for the first time. */
        PENDING
    }

    public RecordedGrant {
        requireNonNull(grant, "grant is null");
        requireNonNull(account, "account is null");
        requireNonNull(since, "since is null");
        requireNonNull(cause, "cause is null");
        requireNonNull(policyDigest, "policyDigest is null");
        requireNonNull(state, "state is null");
    }

    /**
     * Returns how an event is named as a cause, e.g. {@code event:okta:abc}. Looks that Rollcall
     * itself has asked for have ids of their own, such as {@code stay-…} or {@code watch-…}.
     *
     * @param event the id of an event about somebody of the source; what is named so already stays
     *     as it is
     */
    public static String cause(SourceId source, String event) {
        return event.startsWith(EVENT) || event.startsWith(PLAN)
                ? event
                : EVENT + source + ":" + event;
    }

    /** Returns whether it waits for the first sign-in; what is about to be given has an account. */
    public boolean awaitsFirstSignIn() {
        return state == State.PENDING && account.isEmpty();
    }

    /**
     * Returns this as given, if it was about to be given to the account: whoever did so may have
     * died before the write was recorded.
     */
    public RecordedGrant mayBeGivenTo(AccountId id) {
        boolean meant = state == State.PENDING && account.filter(id::equals).isPresent();
        return meant
                ? new RecordedGrant(grant, account, since, cause, policyDigest, State.GIVEN)
                : this;
    }

    /**
     * Returns this with the beginning of what was recorded before of the same person and
     * entitlement, if it has been given without a break since.
     */
    public RecordedGrant continuing(RecordedGrant before) {
        boolean unbroken = before.state == state && before.account.equals(account);
        return unbroken
                ? new RecordedGrant(grant, account, before.since, before.cause, policyDigest, state)
                : this;
    }
}
