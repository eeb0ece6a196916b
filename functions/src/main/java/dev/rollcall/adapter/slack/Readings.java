package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.platform.http.Deadline;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Several readings at once with one deadline; what fails or comes too late is named, not lost.
 *
 * <p>Once Slack or the budget asks for a pause, readings of that kind are not begun before it is
 * over: every call on top would be refused as well. What another function is reading for all holds
 * up nothing else.
 */
final class Readings<T> implements AutoCloseable {
    /** Enough to hide the round trips, few enough to be no burst against Slack's limits. */
    private static final int AT_ONCE = 6;

    /**
     * What came of all readings.
     *
     * @param read the names of those that succeeded
     */
    record Whole<T>(List<T> found, List<String> read, List<Holdings.Unread> unread) {}

    private final Deadline deadline;
    private final InstantSource clock;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    private final SequencedMap<String, Future<? extends List<? extends T>>> begun =
            new LinkedHashMap<>();
    private final Map<String, Instant> pauses = new ConcurrentHashMap<>();
    private final List<T> found = new ArrayList<>();
    private final List<String> read = new ArrayList<>();
    private final List<Holdings.Unread> unread = new ArrayList<>();

    Readings(Deadline deadline, InstantSource clock) {
        this.deadline = requireNonNull(deadline, "deadline is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Begins a reading whose result belongs to the whole.
     *
     * @param name its kind, and after a colon what of that kind
     */
    void read(String name, Callable<? extends List<? extends T>> reading) {
        String kind = name.split(":", -1)[0];
        begun.put(name, threads.submit(() -> unlessPaused(kind, reading)));
    }

    /** Begins a reading that further ones depend on. */
    <S> Future<List<S>> begin(Callable<List<S>> reading) {
        return threads.submit(reading);
    }

    void add(T item) {
        found.add(item);
    }

    /** Waits for what was begun, no longer than the deadline. */
    Whole<T> whole() {
        begun.forEach((name, reading) -> found.addAll(await(name, reading)));
        return new Whole<>(found, read, unread);
    }

    /** Stops what is still being read. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Waits for a reading, no longer than the deadline; nothing if it fails or is too late. */
    <S> List<S> await(String name, Future<? extends List<? extends S>> reading) {
        try {
            List<S> result =
                    List.copyOf(reading.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
            read.add(name);
            return result;
        } catch (TimeoutException _) {
            unread.add(new Holdings.Unread(name, "too-late"));
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            unread.add(new Holdings.Unread(name, "interrupted"));
            return List.of();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof PortFailure failure)) {
                throw new IllegalStateException("Reading " + name + " failed unexpectedly", e);
            }
            unread.add(unread(name, failure));
            return List.of();
        }
    }

    private List<? extends T> unlessPaused(
            String kind, Callable<? extends List<? extends T>> reading) throws Exception {
        Instant pause = pauses.get(kind);
        if (pause != null && clock.instant().isBefore(pause)) {
            throw new PortFailure.RateLimited(kind, pause);
        }
        try {
            return reading.call();
        } catch (PortFailure.InHand other) {
            throw other;
        } catch (PortFailure.RateLimited limited) {
            pauses.put(kind, limited.notBefore());
            throw limited;
        }
    }

    private Holdings.Unread unread(String name, PortFailure failure) {
        return switch (failure) {
            case PortFailure.RateLimited limited ->
                    new Holdings.Unread(name, "rate-limited", Optional.of(limited.notBefore()));
            case PortFailure.Unavailable _ when deadline.passed() ->
                    new Holdings.Unread(name, "too-late");
            case PortFailure.Unavailable _ -> new Holdings.Unread(name, "unavailable");
            case PortFailure.NeedsHuman refused -> new Holdings.Unread(name, refused.code());
        };
    }
}
