package dev.rollcall.local.time;

import static java.util.Objects.requireNonNull;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The timeline of the running local runtime: the system's clock, one thread that waits for what is
 * due and a virtual thread for each task.
 *
 * <p>A task that fails is logged with its stack trace, since nobody waits for it.
 */
public final class RealTimeline implements Timeline, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RealTimeline.class);

    private final Clock clock = Clock.systemUTC();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor waiter =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("timeline").factory());

    public RealTimeline() {
        waiter.setRemoveOnCancelPolicy(true);
        waiter.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Scheduled schedule(Instant when, Runnable task) {
        requireNonNull(task, "task is null");
        Duration delay = Duration.between(clock.instant(), when);
        Future<?> due =
                waiter.schedule(
                        () -> execute(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        return () -> due.cancel(false);
    }

    @Override
    public void execute(Runnable task) {
        requireNonNull(task, "task is null");
        workers.execute(() -> runLogged(task));
    }

    private static void runLogged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            LOG.error(
                    "a task of the local runtime failed; what waits for it will time out", failure);
        }
    }

    /** Drops what is not yet due and interrupts what runs. */
    @Override
    public void close() {
        waiter.shutdownNow();
        workers.shutdownNow();
    }
}
