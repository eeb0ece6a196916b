package dev.rollcall.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class JsonTest {
    private static final JsonObject OBJECT =
            Json.readObject(
                    """
                    {"text": "x", "yes": true, "string": "false", "none": null, "whole": 7,
                     "at": "2026-01-02T03:04:05-08:00", "list": [{"id": "a"}, {"id": 1}]}
                    """);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":1} {}", "{\"a\":1,\"a\":2}", "secret-word"})
    void refuses_what_is_not_exactly_one_document_without_quoting_it(String text) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOf(MalformedJson.class)
                .hasNoCause()
                .hasMessageNotContaining("secret-word");
    }

    @Test
    void says_where_a_document_breaks_off() {
        assertThatThrownBy(() -> Json.read("{\n  \"a\": nonsense\n}"))
                .hasMessageContaining("line 2");
    }

    @Test
    void tells_a_boolean_from_the_word_for_it() {
        assertThat(OBJECT.bool("yes")).isTrue();
        assertThatThrownBy(() -> OBJECT.bool("string"))
                .isInstanceOf(MalformedJson.class)
                .hasMessage("the body.string is missing or not true or false");
    }

    @Test
    void takes_null_for_absent() {
        assertThat(OBJECT.optionalText("none")).isEmpty();
        assertThat(OBJECT.elements("none")).isEmpty();
        assertThatThrownBy(() -> OBJECT.text("none")).isInstanceOf(MalformedJson.class);
    }

    @Test
    void complains_about_another_type_even_where_absence_is_allowed() {
        assertThatThrownBy(() -> OBJECT.optionalText("whole")).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> OBJECT.objects("text")).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> OBJECT.wholeNumber("text")).isInstanceOf(MalformedJson.class);
    }

    @Test
    void names_the_place_of_what_is_wrong() {
        assertThatThrownBy(() -> OBJECT.objects("list").get(1).text("id"))
                .hasMessage("the body.list[1].id is missing or not a string");
    }

    @Test
    void reads_a_time_with_its_offset() {
        assertThat(OBJECT.optionalInstant("at")).contains(Instant.parse("2026-01-02T11:04:05Z"));
        assertThatThrownBy(() -> OBJECT.optionalInstant("text")).isInstanceOf(MalformedJson.class);
    }
}
