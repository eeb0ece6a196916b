package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one LogEvent, the same whether a hook or the System Log brought it.
 *
 * <p>A hint costs one read of the person and proves nothing, so where an event leaves something
 * open it counts as a hint: an event without an outcome does, and one without an id or a time. An
 * outcome that is there must be exactly {@code SUCCESS}.
 */
final class OktaEventReader {
    private static final String USER = "User";

    /** Okta's are 36 long. A longer one would leave no room for a person behind it. */
    private static final Pattern UUID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,60}");

    private final OktaSettings settings;
    private final InstantSource clock;

    OktaEventReader(OktaSettings settings, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.clock = requireNonNull(clock, "clock is null");
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
        if (OktaEventTypes.ofApplication(type.get()) && ofOtherApplication(targets)) {
            return new EventReading.Ignored("other-application");
        }
        return hints(event, type.get(), people(targets), way);
    }

    private EventReading hints(JsonObject event, String type, List<String> people, Hint.Way way) {
        if (people.isEmpty()) {
            // Previews of a hook come without a target, and so do some real rows.
            return new EventReading.Ignored("no-user-target");
        }
        String uuid = uuid(event);
        Instant published = published(event);
        List<Hint> hints = new ArrayList<>();
        for (String person : people) {
            // Several people in one event need an id each, the same by hook and by poll.
            String eventId = people.size() == 1 ? uuid : uuid + "." + person;
            try {
                PersonId id = new PersonId(settings.source(), person);
                hints.add(new Hint(id, eventId, type, published, way));
            } catch (IllegalArgumentException _) {
                // The others are looked at all the same.
            }
        }
        return hints.isEmpty()
                ? new EventReading.Unreadable(EventReading.Unreadable.UNUSABLE_ID)
                : new EventReading.Hints(hints, hints.size() < people.size());
    }

    /** An event that Okta gave no usable id is known again by its content. */
    private static String uuid(JsonObject event) {
        return event.member("uuid")
                .map(JsonNode::textValue)
                .filter(uuid -> UUID.matcher(uuid).matches())
                .orElseGet(
                        () -> "content-" + Hashes.sha256(event.node().toString()).substring(0, 32));
    }

    /** Without a time of its own an event counts from when we heard of it. */
    private Instant published(JsonObject event) {
        try {
            return event.optionalInstant("published").orElseGet(clock::instant);
        } catch (MalformedJson _) {
            return clock.instant();
        }
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
