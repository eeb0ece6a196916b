package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one LogEvent, the same whether a hook or the System Log brought it.
 *
 * <p>A hint costs one read of the person and proves nothing, so where an event leaves something
 * open it counts as a hint: an event without an outcome does. An outcome that is there must be
 * exactly {@code SUCCESS}.
 */
final class OktaEventReader {
    private static final String USER = "User";

    private final OktaSettings settings;

    OktaEventReader(OktaSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    EventReading read(JsonNode event, Hint.Way way) {
        try {
            return read(JsonObject.of(event, "event"), way);
        } catch (MalformedJson _) {
            return new EventReading.Unreadable("unreadable-event");
        }
    }

    private EventReading read(JsonObject event, Hint.Way way) {
        Optional<String> type = event.optionalText("eventType");
        if (type.isEmpty()) {
            return new EventReading.Unreadable("no-event-type");
        }
        if (!OktaEventTypes.watched(type.get())) {
            return new EventReading.Ignored("not-watched");
        }
        if (failed(event)) {
            return new EventReading.Ignored("no-success");
        }
        List<JsonObject> targets = event.objects("target");
        if (type.get().equals(OktaEventTypes.APPLICATION_REMOVED) && ofOtherApplication(targets)) {
            return new EventReading.Ignored("other-application");
        }
        return hints(event, type.get(), people(targets), way);
    }

    private EventReading hints(JsonObject event, String type, List<String> people, Hint.Way way) {
        Optional<String> uuid = event.optionalText("uuid").filter(u -> !u.isBlank());
        Optional<Instant> published = event.optionalInstant("published");
        if (uuid.isEmpty()) {
            return new EventReading.Unreadable("no-uuid");
        }
        if (published.isEmpty()) {
            return new EventReading.Unreadable("no-published");
        }
        if (people.isEmpty()) {
            // Previews of a hook come without a target, and so do some real rows.
            return new EventReading.Ignored("no-user-target");
        }
        List<Hint> hints = new ArrayList<>();
        for (String person : people) {
            // Several people in one event need an id each, the same by hook and by poll.
            String eventId = people.size() == 1 ? uuid.get() : uuid.get() + "." + person;
            try {
                PersonId id = new PersonId(settings.source(), person);
                hints.add(new Hint(id, eventId, type, published.get(), way));
            } catch (IllegalArgumentException _) {
                return new EventReading.Unreadable("unusable-id");
            }
        }
        return new EventReading.Hints(hints);
    }

    private static boolean failed(JsonObject event) {
        return event.optionalObject("outcome")
                .flatMap(outcome -> outcome.optionalText("result"))
                .filter(result -> !result.equals("SUCCESS"))
                .isPresent();
    }

    /** Targets are told apart by type, never by position; an AppUser is not a User. */
    private static List<String> people(List<JsonObject> targets) {
        return ids(targets, USER).stream().distinct().toList();
    }

    private boolean ofOtherApplication(List<JsonObject> targets) {
        List<String> applications = ids(targets, "AppInstance");
        return settings.slackApplication()
                .filter(ours -> !applications.isEmpty() && !applications.contains(ours))
                .isPresent();
    }

    private static List<String> ids(List<JsonObject> targets, String type) {
        return targets.stream()
                .filter(target -> target.optionalText("type").equals(Optional.of(type)))
                .flatMap(target -> target.optionalText("id").stream())
                .toList();
    }
}
