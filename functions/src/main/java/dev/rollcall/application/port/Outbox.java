package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** Escalations that wait to be sent together, so that a storm is a few mails and not hundreds. */
public interface Outbox {

    /**
     * @param id the same for the same escalation: putting it again is harmless
     */
    record Waiting(String id, Escalations.Escalation escalation, Instant at) {
        public Waiting {
            requireNonNull(id, "id is null");
            requireNonNull(escalation, "escalation is null");
            requireNonNull(at, "at is null");
        }
    }

    void put(Waiting waiting);

    /** Returns at most so many, the oldest first. */
    List<Waiting> waiting(int limit);

    void sent(Waiting waiting);
}
