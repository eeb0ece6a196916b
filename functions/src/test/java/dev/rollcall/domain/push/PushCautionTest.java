package dev.rollcall.domain.push;

import static dev.rollcall.contract.Samples.DEFAULTS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

class PushCautionTest {
    private static final SourceId PUSH = new SourceId("push");
    private static final SourceId OKTA = new SourceId("okta");

    @ParameterizedTest
    @CsvSource({
        "push, true",
        "push-entra, true",
        "push-a-b, true",
        "okta, false",
        "pushy, false",
        "entra, false",
        "a-push, false"
    })
    void a_source_that_pushes_is_known_by_its_name(String name, boolean pushes) {
        assertThat(PushCaution.concerns(new SourceId(name))).isEqualTo(pushes);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT5M, PT2M",
        "PT5S, PT5M, PT2M",
        "PT60S, PT5M, PT2M30S",
        "PT60S, PT1H, PT3M",
        "PT4M, PT5M, PT4M",
        "PT10M, PT2H, PT30M",
        "PT5S, PT1M, PT30S"
    })
    void what_was_pushed_stands_for_longer_and_never_past_the_time_to_cut_access(
            Duration dwell, Duration cut, Duration longer) {
        LeaverPolicy policy = policy(dwell, cut);

        assertThat(PushCaution.dwell(PUSH, policy)).isEqualTo(longer).isLessThan(cut);
        assertThat(PushCaution.dwell(OKTA, policy)).isEqualTo(dwell);
    }

    @Test
    void half_of_each_limit_is_let_through_rounded_against_us() {
        Limits half = PushCaution.limits(PUSH, DEFAULTS);

        assertThat(PushCaution.limits(OKTA, DEFAULTS)).isEqualTo(DEFAULTS);
        assertThat(half.allowances(0))
                .isEqualTo(Map.of(Window.HOUR, 2, Window.DAY, 5, Window.WEEK, 7, Window.MONTH, 15));
        assertThat(half.allowances(100_000))
                .isEqualTo(
                        Map.of(
                                Window.HOUR, 12,
                                Window.DAY, 50,
                                Window.WEEK, 125,
                                Window.MONTH, 375));
        assertThat(half.plan().allowance(0)).isEqualTo(2);
    }

    private static LeaverPolicy policy(Duration dwell, Duration cut) {
        return new LeaverPolicy(
                "digest",
                new Sla(cut, cut.plusHours(1), cut.plusHours(4)),
                dwell,
                DEFAULTS,
                Set.of(),
                LeaverPolicy.Mode.ACT);
    }
}
