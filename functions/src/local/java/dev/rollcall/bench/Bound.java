package dev.rollcall.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The least time that writes can take: the largest, over Slack's limits, of (n − burst) / (rate ×
 * min(share, 1 − foreign)). A Web API method has no stated burst and is shared with nobody, so that
 * its rate is divided by our own share only.
 *
 * @param arithmetic a line per limit
 */
record Bound(Duration time, String limit, List<String> arithmetic) {
    private record Limit(String name, double perMinute, double burst, double foreign) {}

    Bound {
        arithmetic = List.copyOf(arithmetic);
    }

    static Bound of(Map<Wire, Integer> writes, double share, double foreign) {
        Map<Limit, Integer> counts = new LinkedHashMap<>();
        writes.forEach((wire, count) ->
                wire.limits()
                        .forEach(name -> counts.merge(limit(name, foreign), count, Integer::sum)));
        List<String> lines = new ArrayList<>();
        counts.forEach((limit, count) -> lines.add(line(limit, count, share)));
        Limit worst =
                counts.keySet().stream()
                        .max(
                                Comparator.comparing(
                                        limit -> minutes(limit, counts.get(limit), share)))
                        .orElseThrow();
        double minutes = minutes(worst, counts.get(worst), share);
        return new Bound(Duration.ofMillis((long) (minutes * 60_000)), worst.name(), lines);
    }

    private static double minutes(Limit limit, int count, double share) {
        return Math.max(0, count - limit.burst())
                / (limit.perMinute() * Math.min(share, 1 - limit.foreign()));
    }

    private static String line(Limit limit, int count, double share) {
        return "%-32s (%d - %.0f) / (%.0f/min x min(%.2f, 1 - %.2f)) = %.1f s"
                .formatted(
                        limit.name(),
                        count,
                        limit.burst(),
                        limit.perMinute(),
                        share,
                        limit.foreign(),
                        60 * minutes(limit, count, share));
    }

    private static Limit limit(String name, double foreign) {
        return switch (name) {
            case "writes" -> new Limit(name, 600, 180, foreign);
            case "user-patch" -> new Limit(name, 180, 20, foreign);
            case "group-patch" -> new Limit(name, 180, 80, foreign);
            default -> {
                double perMinute = Double.parseDouble(name.substring(0, name.indexOf('/')));
                yield new Limit(name, perMinute, perMinute, 0);
            }
        };
    }
}
