package dev.rollcall.adapter.slack.fault;

import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.fault.Call;
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
    static List<String> exceeded(List<Call> calls) {
        Map<Limit, List<Instant>> used = new HashMap<>();
        for (Call call : calls) {
            Request request = new Request(call.method(), call.target(), Map.of(), Map.of(), "");
            Counting.limits(request, "ours")
                    .forEach(l -> used.computeIfAbsent(l, _ -> new ArrayList<>()).add(call.at()));
        }
        List<String> exceeded = new ArrayList<>();
        used.forEach((limit, times) -> check(limit, times.stream().sorted().toList(), exceeded));
        return exceeded;
    }

    private static void check(Limit limit, List<Instant> times, List<String> exceeded) {
        double burst = Math.max(1, Math.floor(limit.burst() * PART));
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
