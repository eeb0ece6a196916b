package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;

/** One approver's word on a proposed policy. */
public record PolicyVote(ApproverId approver, PersonId human, boolean approves, Instant at) {
    public PolicyVote {
        requireNonNull(approver, "approver is null");
        requireNonNull(human, "human is null");
        requireNonNull(at, "at is null");
    }
}
