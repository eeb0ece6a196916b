package dev.rollcall.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Deliveries at a steady pace, some of them twice and out of order, as Okta may send them. */
final class HookFlood {
    private static final int AT_ONCE = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** So many places an event may come too late, and its duplicate. */
    private static final int OUT_OF_ORDER = 250;

    private static final int DUPLICATE_WITHIN = 2_500;
    private static final double DUPLICATES = 0.05;

    private final URI hook;
    private final String secret;
    private final HookEvents events;
    private final int perSecond;
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    HookFlood(URI hook, String secret, HookEvents events, int perSecond) {
        this.hook = requireNonNull(hook, "hook is null");
        this.secret = requireNonNull(secret, "secret is null");
        this.events = requireNonNull(events, "events is null");
        this.perSecond = perSecond;
    }

    /**
     * What came of it.
     *
     * @param sent deliveries, duplicates among them
     * @param again how many were sent once more, after a 5xx or none in time
     * @param refused how many had no 2xx then either
     * @param latencies from when each was due until it was acknowledged, in milliseconds, ascending
     * @param took until the last one was answered
     */
    record Came(int sent, int again, int refused, List<Double> latencies, Duration took) {
        Came {
            latencies = List.copyOf(latencies);
            requireNonNull(took, "took is null");
        }

        double percentile(double part) {
            return latencies.get((int) Math.min(latencies.size() - 1, latencies.size() * part));
        }
    }

    private record Due(int event, double place) {}

    Came blow(int from, int count) {
        List<String> bodies = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            bodies.add(events.body(number));
        }
        List<Due> order = order(count);
        double[] latencies = new double[order.size()];
        Semaphore room = new Semaphore(AT_ONCE);
        long begun = System.nanoTime();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < order.size(); n++) {
                int place = n;
                long due = begun + n * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                room.acquireUninterruptibly();
                senders.execute(() -> {
                    deliver(client, bodies.get(order.get(place).event()));
                    latencies[place] = (System.nanoTime() - due) / 1e6;
                    room.release();
                });
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        List<Double> ascending = Arrays.stream(latencies).sorted().boxed().toList();
        return new Came(order.size(), again.get(), refused.get(), ascending, took);
    }

    private static List<Due> order(int count) {
        Random random = new Random(7);
        List<Due> order = new ArrayList<>();
        for (int event = 0; event < count; event++) {
            order.add(new Due(event, event + random.nextDouble() * OUT_OF_ORDER));
            if (random.nextDouble() < DUPLICATES) {
                order.add(new Due(event, event + random.nextDouble() * DUPLICATE_WITHIN));
            }
        }
        order.sort(Comparator.comparingDouble(Due::place));
        return order;
    }

    private void deliver(HttpClient client, String body) {
        if (!acknowledged(client, body)) {
            again.incrementAndGet();
            if (!acknowledged(client, body)) {
                refused.incrementAndGet();
            }
        }
    }

    private boolean acknowledged(HttpClient client, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(hook)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Authorization", secret)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 204;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
