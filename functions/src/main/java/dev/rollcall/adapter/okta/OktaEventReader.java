package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one LogEvent, the same whether a hook or the System Log brought it.
 *
 * <p>A hint costs one read of the person and proves nothing, so where an event leaves something
 * open it counts as a hint: an event without an outcome does, and one without an id or a time. An
 * outcome that is there must be exactly {@code SUCCESS}.
 */
final class OktaEventReader {
    private final OktaSettings settings;
    private final InstantSource clock;

    OktaEventReader(OktaSettings settings, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    EventReading read(JsonNode event, Hint.Way way) {
        try {
            return read(OktaEvent.of(event), way);
        } catch (MalformedJson _) {
            return new EventReading.Unreadable("unreadable-event");
        }
    }

    private EventReading read(OktaEvent event, Hint.Way way) {
        Optional<String> type = event.type();
        if (type.isEmpty()) {
            return new EventReading.Unreadable("no-event-type");
        }
        if (!OktaEventTypes.watched(type.get())) {
            return new EventReading.Ignored("not-watched");
        }
        if (event.failed()) {
            return new EventReading.Ignored("no-success");
        }
        // Targets are told apart by type, never by position; an AppUser is not a User.
        List<String> people = event.targets(OktaEvent.USER).stream().distinct().toList();
        if (OktaEventTypes.ofApplication(type.get()) && ofOtherApplication(event)) {
            return new EventReading.Ignored("other-application");
        }
        return hints(event, type.get(), people, way);
    }

    private EventReading hints(OktaEvent event, String type, List<String> people, Hint.Way way) {
        if (people.isEmpty()) {
            // Previews of a hook come without a target, and so do some real rows.
            return new EventReading.Ignored("no-user-target");
        }
        String uuid = event.uuid();
        Instant published = event.published(clock);
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

    private boolean ofOtherApplication(OktaEvent event) {
        List<String> applications = event.targets(OktaEvent.APPLICATION);
        return settings.slackApplication()
                .filter(ours -> !applications.isEmpty() && !applications.contains(ours))
                .isPresent();
    }
}
