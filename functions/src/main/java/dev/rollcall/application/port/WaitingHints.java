package dev.rollcall.application.port;

import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.SourceId;

import java.time.Instant;
import java.util.List;

/**
 * Hints about people of a source that cannot be asked when they come, only heard when it tells
 * anew. They lie in the inbox, and no sweep sees them until they are released. Throws {@link
 * PortFailure}.
 */
public interface WaitingHints {

    /** Stores the hint durably, once per source and event id, whichever way it came first. */
    Inbox.Receipt keep(Hint hint, Instant receivedAt);

    /** Returns at most {@code limit} of those that wait for the source, the oldest first. */
    List<Inbox.Pending> of(SourceId source, int limit);

    /** From now on it is pending as any hint is. Nothing happens to one that waits no more. */
    void release(Inbox.Pending waiting);
}
