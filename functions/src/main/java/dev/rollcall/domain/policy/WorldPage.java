package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One page of a list of the world.
 *
 * @param found what stands on it
 * @param next what the next page is asked for with; empty on the last
 * @param promised how many the other side says the whole list has; empty where it says none
 */
public record WorldPage(PolicyWorld found, Optional<String> next, Optional<Integer> promised) {
    public WorldPage {
        requireNonNull(found, "found is null");
        requireNonNull(next, "next is null");
        requireNonNull(promised, "promised is null");
    }

    /** Returns a list of one page. */
    public static WorldPage whole(PolicyWorld found) {
        return new WorldPage(found, Optional.empty(), Optional.empty());
    }
}
