package dev.rollcall.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class SlaTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ACCESS_CUT, 2026-03-02T09:05:00Z",
        "MEMBERSHIPS_CLEARED, 2026-03-02T10:00:00Z",
        "VERIFIED, 2026-03-02T13:00:00Z",
    })
    void counts_from_the_sources_own_time(SlaClass slaClass, Instant deadline) {
        assertThat(Sla.DEFAULT.deadline(slaClass, NINE)).isEqualTo(deadline);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1H, PT4H", "-PT5M, PT1H, PT4H", "PT5M, PT4M, PT4H", "PT5M, PT1H, PT59M"})
    void refuses_times_that_shrink_or_stand_still(Duration cut, Duration cleared, Duration all) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sla(cut, cleared, all));
    }

    @Test
    void classes_may_be_due_together() {
        Duration hour = Duration.ofHours(1);

        assertThat(new Sla(hour, hour, hour).of(SlaClass.VERIFIED)).isEqualTo(hour);
    }
}
