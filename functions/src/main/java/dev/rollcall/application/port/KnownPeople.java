package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;

import java.util.List;

/**
 * Whom Rollcall has a record of: a link, whether it holds or not, or something that waits for the
 * first sign-in. May be some seconds behind the records.
 */
public interface KnownPeople {
    /** Before everybody. */
    String START = "";

    /**
     * @param point where the listing goes on after this person; means something to the listing only
     */
    record Known(PersonId person, String point) {
        public Known {
            requireNonNull(person, "person is null");
            requireNonNull(point, "point is null");
        }
    }

    /**
     * Returns the next people, each once, in an order of its own; none: that was everybody.
     *
     * @param point {@link #START}, or of somebody who was listed
     * @param most at most so many
     * @throws IllegalArgumentException if the point is none
     */
    List<Known> after(String point, int most);
}
