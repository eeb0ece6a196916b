package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.Map;

/** Puts a held batch in front of a human besides its approvers, once per reason and batch. */
public final class EscalateBatch {
    private final Outbox outbox;
    private final Clock clock;

    public EscalateBatch(Outbox outbox, Clock clock) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void raise(BatchId batch, String reason, String whatToDo, Map<String, String> facts) {
        raise(batch, batch, reason, whatToDo, facts);
    }

    /** Raises once for one batch what is about another: the one that holds its items now. */
    void raise(
            BatchId once,
            BatchId about,
            String reason,
            String whatToDo,
            Map<String, String> facts) {
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(reason + "#" + once),
                        new Escalation("batch " + about, reason, whatToDo, facts),
                        clock.instant()));
    }
}
