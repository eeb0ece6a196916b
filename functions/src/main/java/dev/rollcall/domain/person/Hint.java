package dev.rollcall.domain.person;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An event that says "look at this person again"; never a fact by itself (rule 2).
 *
 * @param eventId the source's id of the event, the same by hook and by poll; the deduplication key
 * @param eventType the source's own word, e.g. {@code user.lifecycle.deactivate}
 * @param published the source's own time of the event
 */
public record Hint(PersonId person, String eventId, String eventType, Instant published, Way way) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,100}");

    /** How the event reached us. */
    public enum Way {
        HOOK,
        POLL,
        /** A human released what was held. */
        RELEASE,
        /** What a human decided against is due to be shown again. */
        REVISIT,
        /** No event of the source: our own watch wants another look. */
        WATCH
    }

    /** Somebody has left, by the word of a sender of one's own. */
    public static final String PERSON_LEFT = "person.left";

    /** The ends of the words for what may be a departure, or a pause. */
    private static final Set<String> OF_LEAVING =
            Set.of(
                    ".deactivate",
                    ".suspend",
                    ".delete.initiated",
                    PERSON_LEFT,
                    ".account-disabled",
                    ".account-purged");

    public Hint {
        requireNonNull(person, "person is null");
        requireNonNull(eventId, "eventId is null");
        requireNonNull(eventType, "eventType is null");
        requireNonNull(published, "published is null");
        requireNonNull(way, "way is null");
        if (!ID.matcher(eventId).matches()) {
            throw new IllegalArgumentException(
                    "An event's id has 1 to 100 letters, digits or characters of ._:+/=- ; it"
                            + " stands in keys and in the ledger, so an e-mail must never be one");
        }
    }

    /** Returns whether the event may tell of a departure or a pause: these are seen to first. */
    public boolean tellsOfLeaving() {
        return OF_LEAVING.stream().anyMatch(eventType::endsWith);
    }
}
