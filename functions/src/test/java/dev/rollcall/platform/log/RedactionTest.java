package dev.rollcall.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no user ana.o'neil+x@mail.acme.example here|no user [e-mail] here",
                "token xoxp-123-abcDEF refused|token [token] refused",
                "Authorization: SSWS 00abcDEF_ghi|Authorization: SSWS [secret]",
                "bearer abcdefgh.ijk|bearer [secret]",
                "assertion eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln sent|assertion [token] sent",
            })
    void blots_out_mails_and_secrets(String text, String expected) {
        assertThat(Redaction.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"step\":\"deactivate\",\"caseId\":\"0123456789abcdef0123456789abcdef\"}",
                "okta:00u3m90rxKjGQ0G6L1d6 U0AAA111 user-group:T01:S02",
            })
    void leaves_ids_alone(String text) {
        assertThat(Redaction.of(text)).isEqualTo(text);
    }
}
