package dev.rollcall.adapter.csvsource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.person.Standing;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvStatusTableTest {
    @ParameterizedTest
    @CsvSource({
        "entitled,  ENTITLED",
        "not-yet,   NOT_YET",
        "suspended, SUSPENDED",
        "leaver,    LEAVER"
    })
    void only_the_word_leaver_makes_one(String word, Standing standing) {
        assertThat(CsvStatusTable.of(word).orElseThrow().standing()).isEqualTo(standing);
        assertThat(CsvStatusTable.of(word).orElseThrow().status()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LEAVER", "Leaver", " leaver", "left", "inactive", "unknown"})
    void no_other_word_means_anything(String word) {
        assertThat(CsvStatusTable.of(word)).isEmpty();
    }
}
