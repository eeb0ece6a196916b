package dev.rollcall.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The least time that calls can take: the largest, over Slack's limits, of (n − burst) / (rate ×
 * min(share, 1 − foreign)). A Web API method has no stated burst and is shared with nobody, so that
 * its rate is divided by our own share only.
 *
 * @param arithmetic a line per limit
 */
record Bound(Duration time, String limit, List<String> arithmetic) {
    private record Limit(String name, double perMinute, double burst, double foreign) {}

    private record Counted(Limit limit, int count) {
        double minutes(double share) {
            return Math.max(0, count - limit.burst())
                    / (limit.perMinute() * Math.min(share, 1 - limit.foreign()));
        }

        String line(double share) {
            return "%-32s (%d - %.0f) / (%.0f/min x min(%.2f, 1 - %.2f)) = %.1f s"
                    .formatted(
                            limit.name(),
                            count,
                            limit.burst(),
                            limit.perMinute(),
                            share,
                            limit.foreign(),
                            60 * minutes(share));
        }
    }

    Bound {
        arithmetic = List.copyOf(arithmetic);
    }

    static Bound of(Map<Wire, Integer> writes, double share, double foreign) {
        Map<Limit, Integer> counts = new LinkedHashMap<>();
        writes.forEach((wire, count) ->
                wire.limits()
                        .forEach(name -> counts.merge(limit(name, foreign), count, Integer::sum)));
        List<Counted> counted =
                counts.entrySet().stream()
                        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
                        .toList();
        Counted worst =
                counted.stream()
                        .max(Comparator.comparingDouble(limit -> limit.minutes(share)))
                        .orElseThrow();
        return new Bound(
                Duration.ofMillis((long) (worst.minutes(share) * 60_000)),
                worst.limit().name(),
                counted.stream().map(limit -> limit.line(share)).toList());
    }

    private static Limit limit(String name, double foreign) {
        return switch (name) {
            case "writes" -> new Limit(name, 600, 180, foreign);
            case "user-patch" -> new Limit(name, 180, 20, foreign);
            case "group-patch" -> new Limit(name, 180, 80, foreign);
            case "reads" -> new Limit(name, 1000, 1000, foreign);
            case "read-by-id" -> new Limit(name, 300, 300, foreign);
            default -> {
                double perMinute = Double.parseDouble(name.substring(0, name.indexOf('/')));
                yield new Limit(name, perMinute, perMinute, 0);
            }
        };
    }
}
