package dev.rollcall.domain.person;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a fresh read of one person by id said. */
public sealed interface PersonReading {
    /** Nobody's account is older, and 0001-01-01 is what some systems call none. */
    Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /**
     * @param status the source's own word, for the record
     * @param standingSince the source's own time of the last status change, where it tells one
     * @param profile name and address, where the source tells them
     * @param attributes by the source's own names, as of {@link PersonRecord}. Personal data: it
     *     prints nothing of it
     */
    record Found(
            PersonId person,
            Standing standing,
            String status,
            Optional<Instant> standingSince,
            Optional<Profile> profile,
            Map<String, String> attributes)
            implements PersonReading {
        public Found {
            requireNonNull(person, "person is null");
            requireNonNull(standing, "standing is null");
            requireNonNull(status, "status is null");
            requireNonNull(standingSince, "standingSince is null");
            requireNonNull(profile, "profile is null");
            attributes = Map.copyOf(attributes);
        }

        public Found(
                PersonId person,
                Standing standing,
                String status,
                Optional<Instant> standingSince) {
            this(person, standing, status, standingSince, Optional.empty(), Map.of());
        }

        /**
         * Returns since when it is so, if the source tells a time that can be. One that has not
         * come yet tells nothing, and before {@link #EARLIEST} systems write for "no time".
         */
        public Optional<Instant> since(Instant now) {
            return standingSince.filter(at -> !at.isAfter(now) && !at.isBefore(EARLIEST));
        }

        @Override
        public String toString() {
            return "Found[" + person + ", " + standing + "]";
        }
    }

    /** The source does not know the id. Absence alone never makes a leaver (rule 2). */
    record Absent(PersonId person) implements PersonReading {
        public Absent {
            requireNonNull(person, "person is null");
        }
    }

    /** The person is of another source, which cannot be asked: nothing is known. */
    record OutOfReach(PersonId person) implements PersonReading {
        public OutOfReach {
            requireNonNull(person, "person is null");
        }
    }
}
