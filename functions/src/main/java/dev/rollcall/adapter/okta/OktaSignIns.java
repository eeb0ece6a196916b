package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * People who sign in to Slack through Okta, as the System Log tells: the actor signs in to the
 * application among the targets (developer.okta.com/docs/reference/system-log-query, whose example
 * filters this event by {@code target.id}). Without a configured application there are none.
 *
 * <p>Only the poll asks for them. A company signs in all day, and Okta sends 400 000 events a day
 * by hooks at most.
 */
final class OktaSignIns {
    static final String EVENT_TYPE = "user.authentication.sso";

    private final OktaSettings settings;
    private final InstantSource clock;

    OktaSignIns(OktaSettings settings, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns the System Log filter for sign-ins to that application. */
    static String filter(String application) {
        return "(eventType eq \"" + EVENT_TYPE + "\" and target.id eq \"" + application + "\")";
    }

    /** Returns whether the event is a sign-in, to whatever application. */
    static boolean tells(JsonNode event) {
        return event.path("eventType").asText().equals(EVENT_TYPE);
    }

    /** Reads one of which {@link #tells} is true. */
    EventReading read(JsonNode event) {
        try {
            return settings.slackApplication()
                    .map(slack -> read(OktaEvent.of(event), slack))
                    .orElseGet(() -> new EventReading.Ignored("not-watched"));
        } catch (MalformedJson _) {
            return new EventReading.Unreadable("unreadable-event");
        }
    }

    private EventReading read(OktaEvent event, String slack) {
        if (event.failed()) {
            return new EventReading.Ignored("no-success");
        }
        if (!event.targets(OktaEvent.APPLICATION).contains(slack)) {
            return new EventReading.Ignored("other-application");
        }
        Optional<JsonObject> person = event.actor(OktaEvent.USER);
        return person.isEmpty()
                ? new EventReading.Ignored("no-user-actor")
                : signIn(event, person.get().optionalText("id").orElse(""));
    }

    private EventReading signIn(OktaEvent event, String person) {
        try {
            return new EventReading.Hints(
                    List.of(
                            new Hint(
                                    new PersonId(settings.source(), person),
                                    event.uuid(),
                                    EVENT_TYPE,
                                    event.published(clock),
                                    Hint.Way.POLL)));
        } catch (IllegalArgumentException _) {
            return new EventReading.Unreadable(EventReading.Unreadable.UNUSABLE_ID);
        }
    }
}
