package dev.rollcall.local.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class RealTimelineTest {

    private static final long PATIENCE_SECONDS = 30;

    @Test
    void runs_what_is_executed_and_what_is_due() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(3);
        try (RealTimeline timeline = new RealTimeline()) {
            timeline.execute(ran::countDown);
            timeline.schedule(timeline.now(), ran::countDown);
            timeline.schedule(timeline.now().minusSeconds(60), ran::countDown);

            assertThat(ran.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_failed_task_does_not_stop_the_others() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        try (RealTimeline timeline = new RealTimeline()) {
            timeline.schedule(
                    timeline.now(),
                    () -> {
                        throw new IllegalStateException("meant to fail");
                    });
            timeline.schedule(timeline.now().plus(Duration.ofMillis(1)), ran::countDown);

            assertThat(ran.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }
}
