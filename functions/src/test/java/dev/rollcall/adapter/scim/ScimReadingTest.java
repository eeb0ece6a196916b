package dev.rollcall.adapter.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimReadingTest {

    @Test
    void reads_a_user_with_its_groups() {
        ScimUser user =
                ScimUser.read(
                        Json.readObject(
                                """
                                {"id": "U01", "externalId": "", "active": false,
                                 "roles": [{"value": null, "primary": true}],
                                 "groups": [{"value": "S01", "display": "Eng"}, {"value": "S02"}]}
                                """));

        assertThat(user.active()).isFalse();
        assertThat(user.groups()).containsExactly("S01", "S02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"U1\"}", "{\"id\":\"U1\",\"active\":\"false\"}"})
    void takes_no_user_for_active_or_inactive_that_does_not_say_so(String body) {
        assertThatThrownBy(() -> ScimUser.read(Json.readObject(body)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("active");
    }

    @Test
    void takes_no_group_for_empty_that_does_not_say_so() {
        assertThat(ScimGroup.read(Json.readObject("{\"id\":\"S1\",\"members\":[]}")).members())
                .isEmpty();
        assertThatThrownBy(() -> ScimGroup.read(Json.readObject("{\"id\":\"S1\"}")))
                .isInstanceOf(MalformedJson.class)
                .hasMessage("the body.members is missing");
    }

    @Test
    void finds_the_code_word_in_both_shapes() {
        assertThat(ScimErrorCode.in("{\"detail\":\"no_such_user\",\"status\":404}"))
                .contains("no_such_user");
        assertThat(
                        ScimErrorCode.in(
                                "{\"Errors\":{\"description\":\"invalid_authentication\",\"code\":401}}"))
                .contains("invalid_authentication");
    }

    @Test
    void keeps_nothing_of_what_follows_the_code_word() {
        assertThat(
                        ScimErrorCode.in(
                                "{\"Errors\":{\"description\":\"long_username (user=jane.doe)\"}}"))
                .contains("long_username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>502</html>",
                "{}",
                "{\"detail\":\"Jane Doe is unknown\"}",
                "{\"detail\":\"jane is unknown\"}",
                "{\"detail\":\"jane.doe@acme.example is unknown\"}",
                "{\"detail\":\"jane_doe@acme.example is unknown\"}",
                "{\"detail\":7}",
                "{\"Errors\":\"x\"}"
            })
    void finds_no_code_where_there_is_none(String body) {
        assertThat(ScimErrorCode.in(body)).isEmpty();
    }
}
