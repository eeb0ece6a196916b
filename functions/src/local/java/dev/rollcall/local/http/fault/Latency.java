package dev.rollcall.local.http.fault;

import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds an answer back until the timeline has moved on. */
public final class Latency {
    private static final long MOST_REAL_SECONDS = 60;

    private Latency() {}

    /**
     * Waits until so much time has passed on the timeline, or a minute in reality: on a virtual
     * timeline that nobody drives meanwhile, the caller has long given up by then.
     */
    public static void pass(Timeline timeline, Duration time) {
        CountDownLatch passed = new CountDownLatch(1);
        Timeline.Scheduled end = timeline.schedule(timeline.now().plus(time), passed::countDown);
        try {
            boolean unused = passed.await(MOST_REAL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            end.cancel();
        }
    }
}
