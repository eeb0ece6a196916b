package dev.rollcall.local.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

class UserFilterTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private static final OktaPerson ANA =
            new OktaPerson(
                    "00u1",
                    "ana@acme.example",
                    "Ana",
                    "de la Cruz",
                    "ACTIVE",
                    NOON,
                    NOON,
                    List.of(),
                    "");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "status eq \"ACTIVE\", true",
                "status EQ \"ACTIVE\", true",
                "status eq \"DEPROVISIONED\", false",
                "id eq \"00u1\", true",
                "profile.login eq \"ana@acme.example\", true",
                "profile.lastName eq \"de la Cruz\", true",
                "profile.firstName eq \"ana\", false",
                "lastUpdated gt \"2026-11-01T12:00:00.000Z\", false",
                "lastUpdated ge \"2026-11-01T12:00:00.000Z\", true",
                "lastUpdated gt \"2026-11-01T11:59:59.999Z\", true",
                "lastUpdated le \"2026-11-01T12:00:00.000Z\", true",
                "lastUpdated lt \"2026-11-01T12:00:00.000Z\", false",
                "status eq \"STAGED\" or status eq \"ACTIVE\", true",
                "status eq \"ACTIVE\" or status eq \"STAGED\" and id eq \"00u2\", true",
                "(status eq \"ACTIVE\" or status eq \"STAGED\") and id eq \"00u2\", false",
                "status eq \"ACTIVE\" and (id eq \"00u2\" or (id eq \"00u1\")), true"
            })
    void lets_through_whom_it_names(String filter, boolean ana) {
        assertThat(UserFilter.parse(filter).test(ANA)).isEqualTo(ana);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status",
                "status eq ACTIVE",
                "status eq \"ACTIVE",
                "status eq \"GONE\"",
                "status eq \"active\"",
                "status ne \"STAGED\"",
                "(status lt \"STAGED\" or status gt \"STAGED\")",
                "not status eq \"STAGED\"",
                "lastUpdated ge \"yesterday\"",
                "lastUpdated sw \"2026\"",
                "profile.department eq \"Sales\"",
                "status eq \"ACTIVE\" or",
                "status eq \"ACTIVE\" status eq \"STAGED\"",
                "(status eq \"ACTIVE\"",
                "status eq \"ACTIVE\")"
            })
    void what_okta_does_not_take_is_refused(String filter) {
        assertThatIllegalArgumentException().isThrownBy(() -> UserFilter.parse(filter));
    }
}
