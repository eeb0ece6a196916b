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
    private record Size(double perMinute, double burst) {}

    private static final Map<String, Size> SCIM =
            Map.of(
                    "writes", new Size(600, 180),
                    "reads", new Size(1000, 1000),
                    "read-by-id", new Size(300, 300),
                    "user-post", new Size(180, 20),
                    "user-patch", new Size(180, 20),
                    "group-patch", new Size(180, 80));

    private static final class Tank {
        private double level;
        private Instant filledAt;

        private Tank(double level, Instant at) {
            this.level = level;
            this.filledAt = at;
        }
    }

    private final Map<String, Tank> tanks = new HashMap<>();
    private final Map<String, Deque<Instant>> minutes = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    /**
     * Returns after how long to come back; empty: accepted.
     *
     * @param resource what is written; empty: nothing that is locked
     */
    Optional<Duration> refuses(List<String> limits, String resource, Instant now) {
        if (!resource.isEmpty() && written.contains(resource)) {
            return Optional.of(Duration.ofSeconds(1));
        }
        Duration longest = Duration.ZERO;
        for (String limit : limits) {
            Duration wait = SCIM.containsKey(limit) ? tank(limit, now) : minute(limit, now);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        if (longest.isPositive()) {
            return Optional.of(Duration.ofSeconds(longest.plusNanos(999_999_999).toSeconds()));
        }
        for (String limit : limits) {
            if (SCIM.containsKey(limit)) {
                tanks.get(limit).level -= 1;
            } else {
                minutes.get(limit).add(now);
            }
        }
        if (!resource.isEmpty()) {
            written.add(resource);
        }
        return Optional.empty();
    }

    /** The write has ended. */
    void release(String resource) {
        written.remove(resource);
    }

    private Duration tank(String limit, Instant now) {
        Size size = SCIM.get(limit);
        Tank tank = tanks.computeIfAbsent(limit, _ -> new Tank(size.burst(), now));
        double seconds = Duration.between(tank.filledAt, now).toNanos() / 1e9;
        tank.level = Math.min(size.burst(), tank.level + seconds * size.perMinute() / 60);
        tank.filledAt = now;
        double missing = 1 - tank.level;
        // A billionth of a call is the error of our own arithmetic.
        return missing <= 1e-9
                ? Duration.ZERO
                : Duration.ofNanos((long) (missing * 60e9 / size.perMinute()));
    }

    private Duration minute(String limit, Instant now) {
        int perMinute = Integer.parseInt(limit.substring(0, limit.indexOf('/')));
        Deque<Instant> calls = minutes.computeIfAbsent(limit, _ -> new ArrayDeque<>());
        while (!calls.isEmpty() && !calls.peek().plusSeconds(60).isAfter(now)) {
            calls.remove();
        }
        return calls.size() < perMinute
                ? Duration.ZERO
                : Duration.between(now, calls.peek().plusSeconds(60));
    }
}
