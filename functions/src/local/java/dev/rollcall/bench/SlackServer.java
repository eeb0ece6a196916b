package dev.rollcall.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Slack's limits as the other side keeps them, written from the documentation and from nothing of
 * ours: SCIM's as tanks that are filled steadily, with one write at a time per resource
 * (docs.slack.dev/reference/scim-api/rate-limits); the Web API's in the harshest reading, so many
 * in any minute and not one more.
 */
final class SlackServer {
    private interface Limit {
        /** Returns after how long the next call would be accepted; zero: at once. */
        Duration wait(Instant now);

        void take(Instant now);
    }

    private static final class Tank implements Limit {
        private final double perSecond;
        private final double burst;
        private double level;
        private Instant filledAt = Instant.EPOCH;

        private Tank(double perMinute, double burst) {
            this.perSecond = perMinute / 60;
            this.burst = burst;
            this.level = burst;
        }

        @Override
        public Duration wait(Instant now) {
            double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
            level = Math.min(burst, level + seconds * perSecond);
            filledAt = now;
            double missing = 1 - level;
            // A billionth of a call is the error of our own arithmetic.
            return missing <= 1e-9
                    ? Duration.ZERO
                    : Duration.ofNanos((long) (missing / perSecond * 1e9));
        }

        @Override
        public void take(Instant now) {
            level -= 1;
        }
    }

    private static final class Minute implements Limit {
        private final int most;
        private final Deque<Instant> calls = new ArrayDeque<>();

        private Minute(int most) {
            this.most = most;
        }

        @Override
        public Duration wait(Instant now) {
            while (!calls.isEmpty() && !calls.getFirst().plusSeconds(60).isAfter(now)) {
                calls.removeFirst();
            }
            return calls.size() < most
                    ? Duration.ZERO
                    : Duration.between(now, calls.getFirst().plusSeconds(60));
        }

        @Override
        public void take(Instant now) {
            calls.addLast(now);
        }
    }

    private final Map<String, Limit> limits = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    /**
     * Returns after how long to come back; empty: accepted.
     *
     * @param resource what is written; empty: nothing that is locked
     */
    Optional<Duration> refuses(List<String> names, String resource, Instant now) {
        if (!resource.isEmpty() && written.contains(resource)) {
            return Optional.of(Duration.ofSeconds(1));
        }
        List<Limit> counted =
                names.stream()
                        .map(name -> limits.computeIfAbsent(name, SlackServer::limit))
                        .toList();
        Duration longest = Duration.ZERO;
        for (Limit limit : counted) {
            Duration wait = limit.wait(now);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        if (longest.isPositive()) {
            return Optional.of(Duration.ofSeconds(longest.plusNanos(999_999_999).toSeconds()));
        }
        counted.forEach(limit -> limit.take(now));
        if (!resource.isEmpty()) {
            written.add(resource);
        }
        return Optional.empty();
    }

    /** The write has ended. */
    void release(String resource) {
        written.remove(resource);
    }

    private static Limit limit(String name) {
        return switch (name) {
            case "writes" -> new Tank(600, 180);
            case "reads" -> new Tank(1000, 1000);
            case "read-by-id" -> new Tank(300, 300);
            case "user-post", "user-patch" -> new Tank(180, 20);
            case "group-patch" -> new Tank(180, 80);
            default -> new Minute(Integer.parseInt(name.substring(0, name.indexOf('/'))));
        };
    }
}
