package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.BatchId;

import java.util.Map;

/**
 * What a batch's execution does when a step did not get through: tells a human, once for the batch.
 */
public final class NoteApprovalTrouble {
    private final EscalateBatch escalate;

    public NoteApprovalTrouble(EscalateBatch escalate) {
        this.escalate = requireNonNull(escalate, "escalate is null");
    }

    /** The trouble waits in the outbox, or has been sent. */
    public record Noted() {}

    /** Reads nothing first: whatever cannot be read may be the trouble. */
    public Noted note(BatchId batch) {
        escalate.raise(
                batch,
                "approval:trouble",
                "A held batch does not get on: its approvers may not have been asked, or what they"
                        + " decided is not carried out. It is tried again every minute; look at the"
                        + " execution of approve.",
                Map.of());
        return new Noted();
    }
}
