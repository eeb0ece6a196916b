package dev.rollcall.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class HintTest {
    private static final PersonId ANA = new PersonId(new SourceId("okta"), "00uAna");

    @Test
    void takes_an_event_type_that_nobody_knows() {
        Hint hint = new Hint(ANA, "e1", "a.new.type", Instant.EPOCH, Hint.Way.POLL);

        assertThat(hint.eventType()).isEqualTo("a.new.type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void refuses_an_event_that_could_not_be_told_from_others(String eventId) {
        assertThatIllegalArgumentException().isThrownBy(() -> hint(eventId));
    }

    @Test
    void refuses_an_event_id_beyond_a_hundred_characters() {
        assertThat(hint("e".repeat(100)).eventId()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> hint("e".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@acme.example", "Ana Berg", "a#b"})
    void refuses_an_event_id_that_could_be_somebody_s_name_or_break_a_key(String eventId) {
        assertThatIllegalArgumentException().isThrownBy(() -> hint(eventId));
    }

    private static Hint hint(String eventId) {
        return new Hint(ANA, eventId, "user.lifecycle.deactivate", Instant.EPOCH, Hint.Way.HOOK);
    }
}
