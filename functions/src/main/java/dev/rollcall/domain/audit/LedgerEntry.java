package dev.rollcall.domain.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One immutable line of the ledger.
 *
 * @param key unique within its case; writing the same key twice leaves the first
 * @param intent what was meant, before it was sent
 * @param write what the other side answered
 * @param readBack what a read after the write found
 * @param facts further values, without names, e-mails or secrets
 */
public record LedgerEntry(
        String key,
        Kind kind,
        Instant at,
        Subject subject,
        Ground ground,
        Optional<Intent> intent,
        Optional<Write> write,
        Optional<ReadBack> readBack,
        SortedMap<String, String> facts) {

    /** What sort of line it is. */
    public enum Kind {
        OPENED,
        ASSESSED,
        /** A leaver without an account that we know of. */
        NO_ACCOUNT,
        /** What would have been done, had the policy not said to observe only. */
        OBSERVED,
        /** What a person may have, by which rules, and what was found to change. */
        DESIRED,
        /** An account was linked to a person. */
        LINKED,
        /** HR's key of the human was added to a link. */
        IDENTIFIED,
        /** A link was found to hold no longer. */
        UNLINKED,
        /** What a person gets with the first sign-in. */
        PENDING,
        /** Slack does not tell whether it is as meant. */
        UNVERIFIABLE,
        /** What an account tells of its human is not what the source says, and is left so. */
        DRIFT,
        ADMITTED,
        /** An account is linked to somebody else too, who has not left. */
        DISPUTED,
        HELD,
        /**
         * Slack took the account into a list of those to be signed out; whether it has done it, is
         * looked at later.
         */
        SIGN_OUT_ASKED,
        REFUSED,
        CAPTURED,
        INTENT,
        WRITE,
        OUTCOME,
        REACHED,
        BREACH,
        ESCALATION,
        VERIFIED,
        /** What Slack still shows of an account after the cut besides groups. */
        SURVEYED,
        /** What a person left behind, as far as it could be read. */
        INVENTORY,
        /** Something that Slack does not let us do or see, such as what the plan does not have. */
        UNAVAILABLE,
        /** What Slack's own records say of the deactivation and of the seat. */
        PROOF,
        /** An operator said how the person leaves. */
        DEPARTURE,
        /** Something is left that no API can end. */
        RESIDUAL,
        /** What was left is seen to. */
        RESOLVED,
        /** What an account had by hand before a cut: proposed, approved, declined or left out. */
        RESTORE,
        /** What a verification found still there. */
        LEFT,
        /** Which accounts a part of the evidence proves, and which it does not. */
        BASIS,
        EVIDENCE,
        CLOSED,
        /** A held batch was sealed; its digest is what approvers decide on. */
        SEALED,
        /** An approver was asked. */
        ASKED,
        /** An approver looked at a batch. */
        LOOKED,
        VOTED,
        DECIDED,
        /** Somebody wants another policy in force. */
        PROPOSED,
        /**
         * Both sides were compared, or that was given up: numbers, and the digests of the report.
         */
        RECONCILED,
        /** A human released the account's change. */
        RELEASED,
        /** A human decided against it; it is shown again. */
        PARKED,
        /** Released, but no longer as approved: not done, and put before a human again. */
        DROPPED
    }

    /**
     * @param action e.g. {@code deactivate}
     * @param attempt 1 for the first
     */
    public record Intent(String action, int attempt, Instant at, String before, String after) {
        public Intent {
            requireNonNull(action, "action is null");
            requireNonNull(at, "at is null");
            requireNonNull(before, "before is null");
            requireNonNull(after, "after is null");
            if (attempt < 1) {
                throw new IllegalArgumentException("Attempts count from 1");
            }
        }
    }

    /**
     * @param reply a short code such as {@code accepted} or {@code ambiguous:timeout}
     */
    public record Write(Instant at, String reply) {
        public Write {
            requireNonNull(at, "at is null");
            requireNonNull(reply, "reply is null");
        }
    }

    /** What was found, and whether it is what was meant. */
    public record ReadBack(Instant at, String found, boolean asMeant) {
        public ReadBack {
            requireNonNull(at, "at is null");
            requireNonNull(found, "found is null");
        }
    }

    /** In characters. */
    public static final int LONGEST_KEY = 200;

    public LedgerEntry {
        requireNonNull(key, "key is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(at, "at is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(ground, "ground is null");
        requireNonNull(intent, "intent is null");
        requireNonNull(write, "write is null");
        requireNonNull(readBack, "readBack is null");
        facts = new TreeMap<>(facts);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "A ledger key has 1 to " + LONGEST_KEY + " characters");
        }
    }

    /** A line that records a fact rather than a write. */
    public static LedgerEntry fact(
            String key,
            Kind kind,
            Instant at,
            Subject subject,
            Ground ground,
            Map<String, String> facts) {
        return new LedgerEntry(
                key,
                kind,
                at,
                subject,
                ground,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(facts));
    }

    @Override
    public SortedMap<String, String> facts() {
        return new TreeMap<>(facts);
    }
}
