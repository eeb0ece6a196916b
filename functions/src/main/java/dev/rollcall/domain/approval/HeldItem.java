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
 * @param changedAt the source's own time of what asked for it: another one is another fact
 * @param policyDigest of the policy under which it was held
 */
public record HeldItem(
        Change change,
        PersonId person,
        CaseId caseId,
        Set<HoldReason> reasons,
        Instant changedAt,
        Instant heldAt,
        String policyDigest) {
    public HeldItem {
        requireNonNull(change, "change is null");
        requireNonNull(person, "person is null");
        requireNonNull(caseId, "caseId is null");
        reasons = Set.copyOf(reasons);
        requireNonNull(changedAt, "changedAt is null");
        requireNonNull(heldAt, "heldAt is null");
        requireNonNull(policyDigest, "policyDigest is null");
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("A hold needs a reason");
        }
    }
}
