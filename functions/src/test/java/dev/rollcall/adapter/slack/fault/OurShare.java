package dev.rollcall.adapter.slack.fault;

import dev.rollcall.local.http.Request;
import dev.rollcall.local.slack.limit.Counting;
import dev.rollcall.local.slack.limit.Limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts in every window how often each of Slack's limits was used, by the simulator's own table,
 * and holds it against our share of its burst and of its rate.
 */
final class OurShare {
    private static final double PART = 0.7;

    private OurShare() {}

    /** Returns what was used too often. */
    static List<String> exceeded(List<CallsInFlight.Arrival> calls) {
        Map<Limit, List<Instant>> used = new HashMap<>();
        for (CallsInFlight.Arrival call : calls) {
            Request request = new Request(call.method(), call.path(), Map.of(), Map.of(), "");
            Counting.limits(request, "ours")
                    .forEach(l -> used.computeIfAbsent(l, _ -> new ArrayList<>()).add(call.at()));
        }
        List<String> exceeded = new ArrayList<>();
        used.forEach((limit, times) -> check(limit, times.stream().sorted().toList(), exceeded));
        return exceeded;
    }

    /** What a method lets through at once is our own app's; the rest is everybody's. */
    private static double burstPart(Limit limit) {
        return limit.name().startsWith("method:") ? 1 : PART;
    }

    private static void check(Limit limit, List<Instant> times, List<String> exceeded) {
        double burst = Math.max(1, Math.floor(limit.burst() * burstPart(limit)));
        for (int from = 0; from < times.size(); from++) {
            for (int to = from; to < times.size(); to++) {
                Duration window = Duration.between(times.get(from), times.get(to));
                double most = burst + limit.perMinute() * PART * window.toMillis() / 60_000.0;
                if (to - from + 1 > most + 0.001) {
                    exceeded.add(limit.name() + ": " + (to - from + 1) + " in " + window);
                    return;
                }
            }
        }
    }
}
