package dev.rollcall.adapter.okta;

import static dev.rollcall.adapter.okta.LogEvents.UUID;
import static dev.rollcall.adapter.okta.LogEvents.about;
import static dev.rollcall.adapter.okta.LogEvents.event;
import static dev.rollcall.adapter.okta.LogEvents.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class OktaEventReaderTest {
    private static final SourceId SOURCE = new SourceId("okta");
    private static final URI ORGANISATION = URI.create("https://acme.okta.example");

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final OktaEventReader reader = reader(Optional.of("0oaSLACK"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.lifecycle.deactivate",
                "user.lifecycle.suspend",
                "user.lifecycle.delete.initiated",
                "user.lifecycle.unsuspend",
                "user.lifecycle.reactivate",
                "user.lifecycle.activate",
                "user.lifecycle.create",
                "user.account.update_profile",
                "group.user_membership.add",
                "group.user_membership.remove",
                "application.user_membership.add"
            })
    void what_may_change_a_standing_is_a_hint(String type) {
        assertThat(read(about(event(type), target("User", "00u1"))))
                .isEqualTo(
                        hints(
                                new Hint(
                                        new PersonId(SOURCE, "00u1"),
                                        UUID,
                                        type,
                                        Instant.parse(LogEvents.PUBLISHED),
                                        Hint.Way.HOOK)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.session.start",
                "group.profile.update",
                "user.lifecycle.deactivated",
                "user.account.lock"
            })
    void other_types_are_none_of_our_business(String type) {
        assertThat(read(about(event(type), target("User", "00u1"))))
                .isEqualTo(new EventReading.Ignored("not-watched"));
    }

    @Test
    void the_person_is_found_by_type_wherever_it_stands() {
        ObjectNode removal =
                about(
                        event("application.user_membership.remove"),
                        target("AppUser", "0ua1"),
                        target("AppInstance", "0oaSLACK"),
                        target("User", "00u1"));

        assertThat(people(read(removal))).containsExactly("00u1");
    }

    @Test
    void a_removal_from_another_application_is_ignored_if_ours_is_known() {
        ObjectNode removal =
                about(
                        event("application.user_membership.remove"),
                        target("AppInstance", "0oaWIKI"),
                        target("User", "00u1"));

        assertThat(read(removal)).isEqualTo(new EventReading.Ignored("other-application"));
        assertThat(reader(Optional.empty()).read(removal, Hint.Way.POLL))
                .isInstanceOf(EventReading.Hints.class);
    }

    @Test
    void each_of_several_people_gets_a_hint_with_an_id_that_repeats() {
        ObjectNode event =
                about(
                        event("user.lifecycle.suspend"),
                        target("User", "00u1"),
                        target("User", "00u2"),
                        target("User", "00u1"));

        assertThat(read(event))
                .isInstanceOfSatisfying(
                        EventReading.Hints.class,
                        read ->
                                assertThat(read.hints())
                                        .extracting(Hint::eventId)
                                        .containsExactly(UUID + ".00u1", UUID + ".00u2"));
        assertThat(read(event)).isEqualTo(read(event));
    }

    @ParameterizedTest
    @CsvSource({"FAILURE", "Success", "SKIPPED", "DEFERRED", "''"})
    void an_outcome_must_be_exactly_success(String result) {
        ObjectNode event = about(event("user.lifecycle.deactivate"), target("User", "00u1"));
        event.withObject("/outcome").put("result", result);

        assertThat(read(event)).isEqualTo(new EventReading.Ignored("no-success"));
    }

    @Test
    void an_event_without_an_outcome_is_worth_a_look() {
        ObjectNode event = about(event("user.lifecycle.deactivate"), target("User", "00u1"));
        event.putNull("outcome");

        assertThat(people(read(event))).containsExactly("00u1");
    }

    @Test
    void an_event_about_nobody_is_ignored() {
        ObjectNode withoutTargets = event("user.lifecycle.deactivate").putNull("target");
        ObjectNode withoutUser =
                about(event("user.lifecycle.deactivate"), target("AppUser", "0ua1"));

        assertThat(read(withoutTargets)).isEqualTo(new EventReading.Ignored("no-user-target"));
        assertThat(read(withoutUser)).isEqualTo(new EventReading.Ignored("no-user-target"));
    }

    @Test
    void what_cannot_be_read_is_told_from_what_is_ignored() {
        ObjectNode sound = about(event("user.lifecycle.deactivate"), target("User", "00u1"));

        assertThat(read(sound.deepCopy().putNull("eventType")))
                .isEqualTo(unreadable("no-event-type"));
        assertThat(read(about(sound.deepCopy(), target("User", "jane@acme.example"))))
                .isEqualTo(unreadable("unusable-id"));
        assertThat(read(Json.array())).isEqualTo(unreadable("unreadable-event"));
    }

    @Test
    void an_event_without_a_usable_id_is_a_hint_and_is_known_again() {
        ObjectNode sound = about(event("user.lifecycle.deactivate"), target("User", "00u1"));
        for (ObjectNode event :
                List.of(
                        sound.deepCopy().putNull("uuid"),
                        sound.deepCopy().put("uuid", 7),
                        sound.deepCopy().put("uuid", "ana@acme.example"),
                        sound.deepCopy().put("uuid", "x".repeat(101)))) {
            assertThat(people(read(event))).containsExactly("00u1");
            assertThat(read(event)).isEqualTo(read(event.deepCopy()));
        }
        assertThat(read(sound.deepCopy().putNull("uuid")))
                .isNotEqualTo(
                        read(
                                about(
                                        event("user.lifecycle.suspend").putNull("uuid"),
                                        target("User", "00u1"))));
    }

    @Test
    void an_event_without_a_readable_time_counts_from_now() {
        ObjectNode sound = about(event("user.lifecycle.deactivate"), target("User", "00u1"));

        for (ObjectNode event :
                List.of(
                        sound.deepCopy().putNull("published"),
                        sound.deepCopy().put("published", "today"))) {
            assertThat(read(event))
                    .isInstanceOfSatisfying(
                            EventReading.Hints.class,
                            read ->
                                    assertThat(read.hints())
                                            .extracting(Hint::published)
                                            .containsExactly(NOW));
        }
    }

    @Test
    void one_person_who_cannot_be_read_hides_no_other() {
        ObjectNode event =
                about(
                        event("user.lifecycle.deactivate"),
                        target("User", "jane@acme.example"),
                        target("User", "00u2"));

        assertThat(read(event))
                .isInstanceOfSatisfying(
                        EventReading.Hints.class,
                        read -> {
                            assertThat(read.inPart()).isTrue();
                            assertThat(read.hints())
                                    .extracting(hint -> hint.person().value())
                                    .containsExactly("00u2");
                        });
    }

    private EventReading read(JsonNode event) {
        return reader.read(event, Hint.Way.HOOK);
    }

    private static OktaEventReader reader(Optional<String> slackApplication) {
        return new OktaEventReader(
                new OktaSettings(SOURCE, ORGANISATION, slackApplication), () -> NOW);
    }

    private static EventReading hints(Hint... hints) {
        return new EventReading.Hints(List.of(hints));
    }

    private static EventReading unreadable(String reason) {
        return new EventReading.Unreadable(reason);
    }

    private static List<String> people(EventReading reading) {
        return reading instanceof EventReading.Hints(var hints, _)
                ? hints.stream().map(hint -> hint.person().value()).toList()
                : List.of();
    }
}
