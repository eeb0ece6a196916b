package dev.rollcall.application.port;

import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;

import java.util.List;
import java.util.Optional;

/**
 * What there is in a source or in Slack, list by list and page by page. Only reads; throws {@link
 * PortFailure}, and the same page can then be read again.
 */
public interface WorldLists {

    /** Returns the lists to begin with; those of each workspace come to light on the way. */
    List<WorldPart> parts();

    /** Returns whether it has that list. */
    boolean has(WorldPart part);

    /**
     * Reads one page of a list that it has.
     *
     * @param cursor empty at first, then {@link WorldPage#next} of the page before
     */
    WorldPage read(WorldPart part, Optional<String> cursor);
}
