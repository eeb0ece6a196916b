package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.Map;

/**
 * What a batch's execution does when a step did not get through: tells a human, once for the batch.
 */
public final class NoteApprovalTrouble {
    private final Outbox outbox;
    private final Clock clock;

    public NoteApprovalTrouble(Outbox outbox, Clock clock) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The trouble waits in the outbox, or has been sent. */
    public record Noted() {}

    /** Reads nothing first: whatever cannot be read may be the trouble. */
    public Noted note(BatchId batch) {
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256("approval:trouble#" + batch),
                        new Escalation(
                                "batch " + batch,
                                "approval:trouble",
                                "A held batch does not get on: its approvers may not have been"
                                        + " asked, or what they decided is not carried out. It is"
                                        + " tried again every minute; look at the execution of"
                                        + " approve.",
                                Map.of()),
                        clock.instant()));
        return new Noted();
    }
}
