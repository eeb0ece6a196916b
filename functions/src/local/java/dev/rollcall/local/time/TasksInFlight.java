package dev.rollcall.local.time;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The tasks that run beside the driver of a virtual timeline, each on its own virtual thread. */
final class TasksInFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Duration patience;
    private int running;
    private @Nullable Throwable failure;

    /**
     * @param patience real time after which tasks that have not ended count as stuck
     */
    TasksInFlight(Duration patience) {
        this.patience = requireNonNull(patience, "patience is null");
    }

    void start(Runnable task) {
        lock.lock();
        try {
            running++;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("timeline").start(() -> run(task));
    }

    private void run(Runnable task) {
        @Nullable Throwable failed = null;
        try {
            task.run();
        } catch (RuntimeException | Error thrown) {
            failed = thrown;
        } finally {
            end(failed);
        }
    }

    private void end(@Nullable Throwable failed) {
        lock.lock();
        try {
            running--;
            if (failed != null) {
                remember(failed);
            }
            if (running == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void remember(Throwable failed) {
        if (failure == null) {
            failure = failed;
        } else {
            failure.addSuppressed(failed);
        }
    }

    /** Blocks until all have ended; throws what the first failed one threw, once. */
    void await() {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (running > 0) {
                left = idle.awaitNanos(left);
                if (left <= 0) {
                    throw new IllegalStateException(
                            running
                                    + " tasks have not ended; look for one that waits for a later"
                                    + " moment of the virtual timeline");
                }
            }
            rethrow();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tasks were in flight", interrupted);
        } finally {
            lock.unlock();
        }
    }

    private void rethrow() {
        Throwable failed = failure;
        failure = null;
        if (failed != null) {
            throw new IllegalStateException("a task on the virtual timeline failed", failed);
        }
    }
}
