package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/** Slack is busy for a quarter of an hour; what the source says by then decides. */
class ReactivatedLeaverTest {
    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
    private LocalRuntime runtime;

    @BeforeEach
    void start() throws Exception {
        runtime = LocalRuntime.start(LocalOptions.onFreePorts(Project.path(""), 30), timeline);
        runtime.slack()
                .faults()
                .add(
                        FaultRule.next(
                                1, "PATCH .*/Users/", new Fault.RateLimit(Duration.ofMinutes(15))));
        change("DEPROVISIONED");
        assertThat(timeline.runUntil(() -> patches() > 0, Duration.ofMinutes(3))).isTrue();
    }

    @AfterEach
    void stop() {
        runtime.close();
    }

    @Test
    void who_is_back_by_then_is_not_deactivated() {
        change("ACTIVE");

        timeline.advance(Duration.ofHours(1));

        assertThat(account().deactivatedFrom()).isEmpty();
        assertThat(patches()).isEqualTo(1);
    }

    @Test
    void who_is_still_gone_is_deactivated_after_another_look_and_without_a_round_of_trouble() {
        timeline.advance(Duration.ofMinutes(17));

        assertThat(account().deactivatedFrom()).isPresent();
        assertThat(patches()).isEqualTo(2);
        assertThat(runtime.aws().sns().outbox())
                .noneMatch(mail -> mail.subject().contains("trouble"));
    }

    private void change(String status) {
        runtime.okta().organisation().changeStatus(person(), status, true);
    }

    private long patches() {
        return runtime.slack().calls().all().stream()
                .filter(call -> call.method().equals("PATCH") && call.target().contains("/Users/"))
                .count();
    }

    private String person() {
        return runtime.okta().organisation().people().get(6).id();
    }

    private SlackAccount account() {
        return runtime.slack()
                .organisation()
                .account(runtime.okta().organisation().people().get(6).slackId())
                .orElseThrow();
    }
}
