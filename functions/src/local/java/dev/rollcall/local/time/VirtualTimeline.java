package dev.rollcall.local.time;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * A timeline whose clock stands still until a test moves it, so that 48 hours pass in milliseconds.
 *
 * <p>Time moves only while no executed task is in flight, from one due moment to the next. What is
 * due runs on the thread that drives, ordered by instant, then by the order of scheduling. A failed
 * task fails the driving call. Tasks must not wait for a later moment of this timeline: the clock
 * waits for them.
 */
public final class VirtualTimeline implements Timeline {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TasksInFlight inFlight;
    private final Object monitor = new Object();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::when).thenComparing(Due::order));
    private long scheduled;
    private volatile Instant now;

    public VirtualTimeline(Instant start) {
        this(start, PATIENCE);
    }

    /**
     * @param patience how much real time tasks may take that begin at one moment
     */
    public VirtualTimeline(Instant start, Duration patience) {
        this.now = requireNonNull(start, "start is null");
        this.inFlight = new TasksInFlight(patience);
    }

    @Override
    public Clock clock() {
        return new StandingClock(ZoneOffset.UTC);
    }

    @Override
    public Scheduled schedule(Instant when, Runnable task) {
        synchronized (monitor) {
            Due due = new Due(when.isBefore(now) ? now : when, scheduled++, task);
            queue.add(due);
            return () -> withdraw(due);
        }
    }

    @Override
    public void execute(Runnable task) {
        inFlight.start(requireNonNull(task, "task is null"));
    }

    /** Lets the given time pass, running everything that falls due in it. */
    public void advance(Duration time) {
        advanceTo(now.plus(time));
    }

    /** Lets time pass until the instant, running everything that falls due on the way. */
    public void advanceTo(Instant until) {
        runUntil(() -> false, Duration.between(now, until));
    }

    /**
     * Lets time pass until the condition holds, which is asked whenever the world is idle.
     *
     * @param atMost how much time may pass; all of it has when the answer is false
     * @return whether the condition came true
     */
    public boolean runUntil(BooleanSupplier condition, Duration atMost) {
        Instant limit = now.plus(atMost);
        awaitIdle();
        while (!condition.getAsBoolean()) {
            Optional<Instant> next = nextDue().filter(due -> !due.isAfter(limit));
            moveTo(next.orElse(limit));
            if (next.isEmpty()) {
                return false;
            }
            awaitIdle();
        }
        return true;
    }

    /**
     * Lets time pass in the midst of what runs, as a call to another machine takes it. What falls
     * due meanwhile runs late, once the world is idle.
     */
    public void spend(Duration time) {
        synchronized (monitor) {
            now = now.plus(time);
        }
    }

    /** Waits until no executed task is in flight and nothing is due at the present instant. */
    public void awaitIdle() {
        inFlight.await();
        for (Optional<Due> due = takeDue(); due.isPresent(); due = takeDue()) {
            due.get().task().run();
            inFlight.await();
        }
    }

    private void moveTo(Instant then) {
        synchronized (monitor) {
            now = then.isAfter(now) ? then : now;
        }
    }

    private Optional<Instant> nextDue() {
        synchronized (monitor) {
            return Optional.ofNullable(queue.peek()).map(Due::when);
        }
    }

    private Optional<Due> takeDue() {
        synchronized (monitor) {
            Due first = queue.peek();
            return first == null || first.when().isAfter(now)
                    ? Optional.empty()
                    : Optional.ofNullable(queue.poll());
        }
    }

    private void withdraw(Due due) {
        synchronized (monitor) {
            queue.remove(due);
        }
    }

    private record Due(Instant when, long order, Runnable task) {}

    private final class StandingClock extends Clock {

        private final ZoneId zone;

        StandingClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new StandingClock(other);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
