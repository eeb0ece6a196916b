package dev.rollcall.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseIdTest {

    @Test
    void is_a_hash() {
        String hash = "0123456789abcdef0123456789abcdef";

        assertThat(new CaseId(hash)).hasToString(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00uAna",
                "ana@mail.example",
                "0123456789ABCDEF0123456789ABCDEF",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef0",
            })
    void refuses_anything_a_person_could_be_read_from(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CaseId(value));
    }
}
