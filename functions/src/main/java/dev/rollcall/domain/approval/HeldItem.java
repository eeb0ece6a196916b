package dev.rollcall.domain.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.Set;

/**
 * One change that waits for a human.
 *
 * @param changedAt the source's own time of what asked for it
 * @param policyDigest of the policy under which it was held
 * @param word what the source said, in a form that can be compared: another word is another fact
 */
public record HeldItem(
        Change change,
        PersonId person,
        CaseId caseId,
        Set<HoldReason> reasons,
        Instant changedAt,
        Instant heldAt,
        String policyDigest,
        String word) {
    public HeldItem {
        requireNonNull(change, "change is null");
        requireNonNull(person, "person is null");
        requireNonNull(caseId, "caseId is null");
        reasons = Set.copyOf(reasons);
        requireNonNull(changedAt, "changedAt is null");
        requireNonNull(heldAt, "heldAt is null");
        requireNonNull(policyDigest, "policyDigest is null");
        requireNonNull(word, "word is null");
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("A hold needs a reason");
        }
    }

    /** Of a leaver: the source's time of the departure tells it from another one. */
    public HeldItem(
            Change change,
            PersonId person,
            CaseId caseId,
            Set<HoldReason> reasons,
            Instant changedAt,
            Instant heldAt,
            String policyDigest) {
        this(
                change,
                person,
                caseId,
                reasons,
                changedAt,
                heldAt,
                policyDigest,
                changedAt.toString());
    }

    /** Returns the same change, held again. */
    public HeldItem again(Set<HoldReason> why, Instant now) {
        return new HeldItem(change, person, caseId, why, changedAt, now, policyDigest, word);
    }
}
