package dev.rollcall.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonIdTest {
    private static final SourceId OKTA = new SourceId("okta");

    @Test
    void prints_with_its_source() {
        assertThat(new PersonId(OKTA, "00u3m90rxKjGQ0G6L1d6"))
                .hasToString("okta:00u3m90rxKjGQ0G6L1d6");
    }

    @Test
    void takes_an_entra_object_id() {
        String objectId = "6f3c2a7e-0d5b-4a63-9d53-1f3c1f5f2f11";

        assertThat(new PersonId(new SourceId("entra"), objectId).value()).isEqualTo(objectId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana@mail.example", "../ana", "ana#1", " 00u1", ".00u1", "00u1/2"})
    void refuses_logins_and_what_could_break_a_key(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PersonId(OKTA, value))
                .withMessageContaining("not a login or an e-mail")
                .withMessageNotContaining("ana@");
    }

    @Test
    void refuses_an_endless_id() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonId(OKTA, "a".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Okta", "1okta", "okta:eu", "okta eu"})
    void refuses_a_source_that_is_not_a_plain_name(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceId(name));
    }
}
