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
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class OktaSignInsTest {
    private static final SourceId SOURCE = new SourceId("okta");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Hint SIGN_IN =
            new Hint(
                    new PersonId(SOURCE, "00u1"),
                    UUID,
                    "user.authentication.sso",
                    Instant.parse(LogEvents.PUBLISHED),
                    Hint.Way.POLL);

    private final OktaSignIns signIns = signIns(Optional.of("0oaSLACK"));

    @Test
    void the_actor_is_who_signs_in() {
        assertThat(signIns.read(signIn("00u1")))
                .isEqualTo(new EventReading.Hints(List.of(SIGN_IN)));
    }

    @Test
    void ours_is_found_among_several_targets_and_nobody_among_them_is_the_person() {
        ObjectNode event =
                about(
                        signIn("00u1"),
                        target("AppUser", "0ua1"),
                        target("User", "00u2"),
                        target("AppInstance", "0oaWIKI"),
                        target("AppInstance", "0oaSLACK"));

        assertThat(signIns.read(event)).isEqualTo(new EventReading.Hints(List.of(SIGN_IN)));
    }

    @Test
    void other_applications_are_ignored() {
        assertThat(
                        List.of(
                                about(signIn("00u1"), target("AppInstance", "0oaWIKI")),
                                about(signIn("00u1"), target("AppUser", "0oaSLACK")),
                                about(signIn("00u1")),
                                signIn("00u1").putNull("target")))
                .extracting(signIns::read)
                .containsOnly(new EventReading.Ignored("other-application"));
    }

    @Test
    void without_a_configured_application_there_are_none() {
        assertThat(signIns(Optional.empty()).read(signIn("00u1")))
                .isEqualTo(new EventReading.Ignored("not-watched"));
    }

    @Test
    void an_event_without_an_actor_is_nobodys() {
        ObjectNode without = signIn("00u1");
        without.remove("actor");

        assertThat(List.of(without, signIn("00u1").putNull("actor")))
                .extracting(signIns::read)
                .containsOnly(new EventReading.Ignored("no-user-actor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SystemPrincipal", "PublicClientApp", "user", ""})
    void an_actor_that_is_no_user_is_nobody(String type) {
        ObjectNode event = signIn("00u1");
        event.set("actor", target(type, "00u1"));

        assertThat(signIns.read(event)).isEqualTo(new EventReading.Ignored("no-user-actor"));
    }

    @Test
    void an_actor_without_a_usable_id_is_unreadable() {
        ObjectNode withoutId = signIn("00u1");
        withoutId.withObject("/actor").remove("id");

        assertThat(List.of(withoutId, signIn("jane@acme.example"), signIn("x".repeat(500))))
                .extracting(signIns::read)
                .containsOnly(new EventReading.Unreadable("unusable-id"));
    }

    @Test
    void another_shape_is_unreadable() {
        ObjectNode idOfAnotherType = signIn("00u1");
        idOfAnotherType.withObject("/actor").put("id", 7);
        ObjectNode targetOfTexts = signIn("00u1");
        targetOfTexts.set("target", Json.array().add("0oaSLACK"));

        assertThat(
                        List.of(
                                signIn("00u1").put("actor", "00u1"),
                                signIn("00u1").put("target", "0oaSLACK"),
                                signIn("00u1").put("outcome", "SUCCESS"),
                                targetOfTexts,
                                idOfAnotherType))
                .extracting(signIns::read)
                .containsOnly(new EventReading.Unreadable("unreadable-event"));
    }

    @Test
    void what_failed_is_no_sign_in() {
        ObjectNode event = signIn("00u1");
        event.withObject("/outcome").put("result", "FAILURE");

        assertThat(signIns.read(event)).isEqualTo(new EventReading.Ignored("no-success"));
    }

    @Test
    void tells_its_own_type_from_all_others() {
        assertThat(OktaSignIns.tells(signIn("00u1"))).isTrue();
        for (JsonNode other :
                List.of(
                        event("user.lifecycle.deactivate"),
                        event("user.authentication.sso.other"),
                        Json.object(),
                        Json.array(),
                        signIn("00u1").putNull("eventType"))) {
            assertThat(OktaSignIns.tells(other)).isFalse();
        }
    }

    @Test
    void hooks_make_nothing_of_it() {
        OktaEventReader hooks = new OktaEventReader(settings(Optional.of("0oaSLACK")), () -> NOW);

        assertThat(
                        List.of(
                                signIn("00u1"),
                                about(signIn("00u1"), target("User", "00u1")),
                                signIn("jane@acme.example")))
                .extracting(event -> hooks.read(event, Hint.Way.HOOK))
                .containsOnly(new EventReading.Ignored("not-watched"));
    }

    private static ObjectNode signIn(String person) {
        ObjectNode event =
                about(
                        event("user.authentication.sso"),
                        target("AppInstance", "0oaSLACK"),
                        target("AppUser", "0ua1"));
        event.set("actor", target("User", person));
        return event;
    }

    private static OktaSignIns signIns(Optional<String> slackApplication) {
        return new OktaSignIns(settings(slackApplication), () -> NOW);
    }

    private static OktaSettings settings(Optional<String> slackApplication) {
        return new OktaSettings(SOURCE, URI.create("https://acme.okta.example"), slackApplication);
    }
}
