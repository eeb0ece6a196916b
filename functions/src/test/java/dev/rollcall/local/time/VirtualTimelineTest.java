package dev.rollcall.local.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

class VirtualTimelineTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    @Test
    void runs_what_is_due_in_order_of_time_then_of_scheduling() {
        timeline.schedule(START.plusSeconds(2), () -> ran.add("later"));
        timeline.schedule(START.plusSeconds(1), () -> ran.add("first"));
        timeline.schedule(START.plusSeconds(1), () -> ran.add("second"));

        timeline.advance(Duration.ofSeconds(2));

        assertThat(ran).containsExactly("first", "second", "later");
    }

    @Test
    void shows_a_task_the_instant_it_was_due_at() {
        timeline.schedule(START.plusSeconds(7), () -> ran.add(timeline.now().toString()));

        timeline.advanceTo(START.plusSeconds(60));

        assertThat(ran).containsExactly("2026-01-02T03:04:12Z");
        assertThat(timeline.now()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void leaves_what_is_not_yet_due() {
        timeline.schedule(START.plusSeconds(10), () -> ran.add("too early"));

        timeline.advance(Duration.ofSeconds(9));

        assertThat(ran).isEmpty();
    }

    @Test
    void a_withdrawn_task_never_runs() {
        Timeline.Scheduled due = timeline.schedule(START.plusSeconds(1), () -> ran.add("no"));

        due.cancel();
        timeline.advance(Duration.ofDays(1));

        assertThat(ran).isEmpty();
    }

    @Test
    void a_moment_that_has_passed_is_due_at_once() {
        timeline.schedule(START.minusSeconds(5), () -> ran.add("now"));

        timeline.awaitIdle();

        assertThat(ran).containsExactly("now");
        assertThat(timeline.now()).isEqualTo(START);
    }

    @Test
    void waits_for_executed_tasks_and_what_they_start_before_time_moves() {
        timeline.execute(() -> {
            timeline.execute(() ->
                    timeline.schedule(
                            timeline.now().plusSeconds(1),
                            () -> ran.add(timeline.now().toString())));
        });

        timeline.advance(Duration.ofHours(1));

        assertThat(ran).containsExactly(START.plusSeconds(1).toString());
    }

    @Test
    void stops_at_the_moment_the_condition_comes_true() {
        AtomicBoolean done = new AtomicBoolean();
        timeline.schedule(START.plusSeconds(30), () -> done.set(true));
        timeline.schedule(START.plusSeconds(31), () -> ran.add("beyond"));

        boolean came = timeline.runUntil(done::get, Duration.ofMinutes(1));

        assertThat(came).isTrue();
        assertThat(timeline.now()).isEqualTo(START.plusSeconds(30));
        assertThat(ran).isEmpty();
    }

    @Test
    void says_when_the_condition_did_not_come_true_in_time() {
        boolean came = timeline.runUntil(() -> false, Duration.ofMinutes(1));

        assertThat(came).isFalse();
        assertThat(timeline.now()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void a_failed_task_fails_the_call_that_drives() {
        timeline.execute(() -> {
            throw new IllegalArgumentException("broken");
        });

        assertThatThrownBy(timeline::awaitIdle)
                .hasMessageContaining("a task on the virtual timeline failed")
                .hasRootCauseMessage("broken");
    }

    @Test
    void a_failed_due_task_fails_the_call_that_drives() {
        timeline.schedule(
                START.plusSeconds(1),
                () -> {
                    throw new IllegalArgumentException("broken");
                });

        assertThatThrownBy(() -> timeline.advance(Duration.ofSeconds(1))).hasMessage("broken");
    }
}
