package dev.rollcall.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** What happens when, in simulated time. */
final class Simulation {
    private record Event(Instant at, long number, Runnable what) {}

    private final PriorityQueue<Event> due =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private Instant now;
    private long numbers;

    Simulation(Instant start) {
        now = start;
    }

    Instant now() {
        return now;
    }

    void at(Instant when, Runnable what) {
        due.add(new Event(when.isBefore(now) ? now : when, numbers++, what));
    }

    void in(Duration wait, Runnable what) {
        at(now.plus(wait), what);
    }

    /** Goes on until it is that late, or until nothing is left to happen. */
    void runUntil(Instant end) {
        runUntil(() -> false, end);
    }

    /** Goes on until it is done, or that late, or until nothing is left to happen. */
    void runUntil(BooleanSupplier done, Instant end) {
        while (!done.getAsBoolean() && !due.isEmpty() && !due.peek().at().isAfter(end)) {
            Event event = due.remove();
            now = event.at();
            event.what().run();
        }
    }
}
