package dev.rollcall.local.slack.limit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Slack's limits and what is left of each, by the timeline's clock. */
public final class RateLimits {
    private static final int OFF = 0;

    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new TreeMap<>();
    private int factor = 1;
    private Pattern othersIn = Pattern.compile("");
    private int othersPerMille;

    public RateLimits(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Lets through whatever comes. */
    public synchronized void switchOff() {
        factor = OFF;
        buckets.clear();
    }

    /**
     * Makes every limit so many times as wide, and begins anew.
     *
     * @param times 1 or more, at most 100
     */
    public synchronized void widen(int times) {
        if (times < 1 || times > 100) {
            throw new IllegalArgumentException("Limits are widened 1 to 100 times");
        }
        factor = times;
        buckets.clear();
    }

    /**
     * Lets another app use up a part of what comes into some buckets, from now on.
     *
     * @param perMille 0 to 1000
     */
    public synchronized void othersUse(Pattern names, int perMille) {
        if (perMille < 0 || perMille > 1_000) {
            throw new IllegalArgumentException("A share is between nothing and all");
        }
        othersIn = names;
        othersPerMille = perMille;
        buckets.forEach((name, bucket) -> bucket.othersUse(othersIn(name), clock.instant()));
    }

    /**
     * Takes a call from every limit that it counts in, or from none.
     *
     * @return how long to wait before it may be tried again; zero if it may be made
     */
    public synchronized Duration take(List<Limit> limits) {
        if (factor == OFF) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        List<Bucket> counted = limits.stream().map(limit -> bucket(limit, now)).toList();
        Duration longest =
                counted.stream()
                        .map(bucket -> bucket.untilFree(now))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
        if (longest.isZero()) {
            counted.forEach(Bucket::take);
        }
        return longest;
    }

    /** Returns what is left of those limits that were used. */
    public synchronized ObjectNode json() {
        ObjectNode json = Json.object().put("on", factor != OFF).put("factor", factor);
        ArrayNode left = json.putArray("buckets");
        buckets.forEach((name, bucket) ->
                left.addObject().put("name", name).put("left", bucket.calls(clock.instant())));
        return json;
    }

    private Bucket bucket(Limit limit, Instant now) {
        return buckets.computeIfAbsent(
                limit.name(),
                name -> {
                    Bucket fresh = new Bucket(limit.times(factor), now);
                    fresh.othersUse(othersIn(name), now);
                    return fresh;
                });
    }

    private int othersIn(String name) {
        return othersPerMille > 0 && othersIn.matcher(name).matches() ? othersPerMille : 0;
    }
}
