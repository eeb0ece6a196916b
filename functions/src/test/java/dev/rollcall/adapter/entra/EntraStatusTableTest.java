package dev.rollcall.adapter.entra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.person.Standing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class EntraStatusTableTest {
    @ParameterizedTest
    @CsvSource({
        "true,  false, true,  LEAVER",
        "true,  false, false, LEAVER",
        "true,  false,      , LEAVER",
        "true,  true,  true,  LEAVER",
        "false, true,  true,  LEAVER",
        "false, true,  false, LEAVER",
        "false, true,       , LEAVER",
        "false, false, true,  ENTITLED",
        "false, false, false, SUSPENDED",
        "false, false,      , UNKNOWN"
    })
    void only_who_was_deleted_or_has_passed_the_leave_date_is_a_leaver(
            boolean deleted, boolean left, @Nullable Boolean enabled, Standing standing) {
        assertThat(EntraStatusTable.of(deleted, left, Optional.ofNullable(enabled)).standing())
                .isEqualTo(standing);
    }
}
