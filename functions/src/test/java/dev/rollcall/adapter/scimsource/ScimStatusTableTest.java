package dev.rollcall.adapter.scimsource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.person.Standing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class ScimStatusTableTest {
    @ParameterizedTest
    @CsvSource({
        "true,  SUSPENDED, ENTITLED",
        "false, SUSPENDED, SUSPENDED",
        "     , SUSPENDED, UNKNOWN",
        "true,  LEAVER,    ENTITLED",
        "false, LEAVER,    LEAVER",
        "     , LEAVER,    UNKNOWN"
    })
    void only_who_is_inactive_where_the_settings_say_so_is_a_leaver(
            @Nullable Boolean active, ScimSourceSettings.Inactive inactive, Standing standing) {
        assertThat(ScimStatusTable.of(Optional.ofNullable(active), inactive).standing())
                .isEqualTo(standing);
    }
}
