package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import java.util.List;
import java.util.Optional;

/**
 * Who has changed in a source, as far as it tells without being asked about anybody: each is a
 * reason to look, and says nothing by itself (rule 2).
 */
public interface ChangeFeed {

    SourceId source();

    /** Returns a name for where the feed is and what is asked of it: another has another cursor. */
    String name();

    /**
     * Reads on from a cursor. Without one it begins now, with nobody.
     *
     * @throws PortFailure if the feed gives no trustworthy answer; the cursor is then good still
     */
    Told read(Optional<String> cursor);

    /** What the feed says. */
    sealed interface Told {
        /** Returns the cursor that follows. */
        String next();

        /**
         * One page.
         *
         * @param changes anybody may stand there more than once
         * @param more whether the next page is there already
         * @param leftOut whether somebody cannot be read, and is not among them
         */
        record Changes(List<Change> changes, String next, boolean more, boolean leftOut)
                implements Told {
            public Changes {
                changes = List.copyOf(changes);
                requireNonNull(next, "next is null");
            }
        }

        /** The cursor is not taken any more: who has changed since is not known. */
        record Lost(String next) implements Told {
            public Lost {
                requireNonNull(next, "next is null");
            }
        }
    }

    /**
     * @param mayHaveLeft whether it may be a departure or a pause, which is looked at first
     */
    record Change(PersonId person, boolean mayHaveLeft) {
        public Change {
            requireNonNull(person, "person is null");
        }
    }
}
