package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.signal.SessionRevoked;

import java.time.Duration;
import java.util.Set;

/**
 * What the policy in force says about leavers.
 *
 * @param digest SHA-256 of the policy file, in hexadecimal
 * @param released the SLA of leavers that a human released, counted from the decision
 * @param dwell how long a leaver waits after it was confirmed before the breaker may admit, so that
 *     a storm is seen whole
 * @param protectedAccounts never deactivated, whatever a source says (rule 7)
 * @param aftercare what becomes of what a leaver leaves behind
 * @param sessionRevoked what follows when a transmitter says so of somebody who may be no leaver
 */
public record LeaverPolicy(
        String digest,
        Sla sla,
        Sla released,
        Duration dwell,
        Limits deactivations,
        Set<AccountId> protectedAccounts,
        Mode mode,
        Aftercare aftercare,
        SessionRevoked sessionRevoked) {

    /** With a longer one, what is confirmed would count no more before it is admitted. */
    public static final Duration LONGEST_DWELL = Duration.ofMinutes(30);

    /** Whether anything is written to Slack at all (rule 13). */
    public enum Mode {
        /** Says what would be done, and does nothing: where a deployment begins. */
        OBSERVE,
        ACT
    }

    public LeaverPolicy {
        requireNonNull(digest, "digest is null");
        requireNonNull(sla, "sla is null");
        requireNonNull(released, "released is null");
        requireNonNull(dwell, "dwell is null");
        requireNonNull(deactivations, "deactivations is null");
        protectedAccounts = Set.copyOf(protectedAccounts);
        requireNonNull(mode, "mode is null");
        requireNonNull(aftercare, "aftercare is null");
        requireNonNull(sessionRevoked, "sessionRevoked is null");
        if (dwell.isNegative()
                || dwell.compareTo(sla.accessCut()) >= 0
                || dwell.compareTo(LONGEST_DWELL) > 0) {
            throw new IllegalArgumentException(
                    "The dwell is not negative, at most 30 minutes, and shorter than the access-cut"
                            + " time of the SLA");
        }
    }

    /** With the default SLA for what a human released, and the default aftercare. */
    public LeaverPolicy(
            String digest,
            Sla sla,
            Duration dwell,
            Limits deactivations,
            Set<AccountId> protectedAccounts,
            Mode mode) {
        this(digest, sla, Sla.RELEASED_DEFAULT, dwell, deactivations, protectedAccounts, mode);
    }

    /** With the default aftercare. */
    public LeaverPolicy(
            String digest,
            Sla sla,
            Sla released,
            Duration dwell,
            Limits deactivations,
            Set<AccountId> protectedAccounts,
            Mode mode) {
        this(
                digest,
                sla,
                released,
                dwell,
                deactivations,
                protectedAccounts,
                mode,
                Aftercare.DEFAULT);
    }

    /** Where revoked sessions are ignored. */
    public LeaverPolicy(
            String digest,
            Sla sla,
            Sla released,
            Duration dwell,
            Limits deactivations,
            Set<AccountId> protectedAccounts,
            Mode mode,
            Aftercare aftercare) {
        this(
                digest,
                sla,
                released,
                dwell,
                deactivations,
                protectedAccounts,
                mode,
                aftercare,
                SessionRevoked.IGNORE);
    }

    /** Returns the same policy with another aftercare. */
    public LeaverPolicy with(Aftercare other) {
        return new LeaverPolicy(
                digest,
                sla,
                released,
                dwell,
                deactivations,
                protectedAccounts,
                mode,
                other,
                sessionRevoked);
    }

    /** Returns the same policy with another answer to revoked sessions. */
    public LeaverPolicy with(SessionRevoked other) {
        return new LeaverPolicy(
                digest,
                sla,
                released,
                dwell,
                deactivations,
                protectedAccounts,
                mode,
                aftercare,
                other);
    }

    public boolean observesOnly() {
        return mode == Mode.OBSERVE;
    }
}
