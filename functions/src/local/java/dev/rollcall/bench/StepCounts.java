package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.lambda.Invocation;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.local.http.fault.CallLog;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.platform.json.Json;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What the simulators received in each part of a reconciliation. One invocation runs at a time, so
 * that what is received meanwhile is its own.
 */
final class StepCounts {
    /** What a call was made for. */
    enum Part {
        READING,
        NAMING,
        /** Setting right, by the person's own run, and reading back by the reconciliation. */
        CORRECTING,
        /** What schedules ask for by themselves. */
        OTHER
    }

    private static final String RECONCILES = "ReconcileFunction";

    private static final String INVOCATIONS = "invocations";

    /** What a person's own run invokes. */
    private static final Set<String> RUNS =
            Set.of(
                    "LeaverAssessFunction",
                    "LeaverActFunction",
                    "LeaverVerifyFunction",
                    "ProvisionFunction");

    private final Lock alone = new ReentrantLock();
    private final CallLog slack;
    private final CallLog okta;
    private final InstantSource clock;
    private final Map<Part, Map<String, Integer>> calls = new EnumMap<>(Part.class);
    private final List<Instant> readings = new ArrayList<>();
    private final Map<String, Map<String, Integer>> steps = new TreeMap<>();
    private int writes;
    private int refused;

    private StepCounts(LocalRuntime runtime, InstantSource clock) {
        this.slack = runtime.slack().calls();
        this.okta = runtime.okta().calls();
        this.clock = requireNonNull(clock, "clock is null");
    }

    static StepCounts in(LocalRuntime runtime, InstantSource clock) {
        StepCounts counts = new StepCounts(runtime, clock);
        runtime.aws().lambda().surround(counts::during);
        return counts;
    }

    private Invocation during(String function, byte[] payload, Supplier<Invocation> invocation) {
        alone.lock();
        try {
            int fromSlack = slack.all().size();
            int fromOkta = okta.all().size();
            Instant begun = clock.instant();
            Invocation answer = invocation.get();
            Part part = part(function, payload);
            if (part == Part.READING) {
                readings.add(begun);
            }
            Map<String, Integer> step =
                    part == Part.CORRECTING ? step(function, payload) : new TreeMap<>();
            count(part, step, slack.all(), fromSlack);
            count(part, step, okta.all(), fromOkta);
            return answer;
        } finally {
            alone.unlock();
        }
    }

    private static Part part(String function, byte[] payload) {
        if (!function.equals(RECONCILES)) {
            return RUNS.contains(function) ? Part.CORRECTING : Part.OTHER;
        }
        return switch (Json.read(new String(payload, UTF_8)).path("step").asText()) {
            case "read" -> Part.READING;
            case "name" -> Part.NAMING;
            default -> Part.CORRECTING;
        };
    }

    /** Returns where the calls of the step are counted, by one invocation more. */
    private Map<String, Integer> step(String function, byte[] payload) {
        String name = Json.read(new String(payload, UTF_8)).path("step").asText();
        String step = function.replace("Function", "") + " " + name;
        Map<String, Integer> counted = steps.computeIfAbsent(step, _ -> new TreeMap<>());
        counted.merge(INVOCATIONS, 1, Integer::sum);
        return counted;
    }

    private void count(Part part, Map<String, Integer> step, List<Call> all, int from) {
        for (Call call : all.subList(from, all.size())) {
            step.merge(name(call), 1, Integer::sum);
            calls.computeIfAbsent(part, _ -> new TreeMap<>()).merge(name(call), 1, Integer::sum);
            writes += part == Part.CORRECTING && call.effect() ? 1 : 0;
            refused += call.status() == 429 ? 1 : 0;
        }
    }

    /** The method and path, of any id. */
    private static String name(Call call) {
        return call.method()
                + " "
                + call.target().replaceAll("/(?=[^/]*\\d)[A-Za-z0-9]{6,}", "/{id}");
    }

    /** Returns how often each thing was called. */
    Map<String, Integer> of(Part part) {
        return calls.getOrDefault(part, Map.of());
    }

    /** Returns, for each step that corrects, how often it was invoked and what it called. */
    Map<String, Map<String, Integer>> steps() {
        return steps;
    }

    int sum(Part part) {
        return of(part).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns how many calls of corrections changed anything. */
    int writes() {
        return writes;
    }

    /** Returns how many calls were answered 429. */
    int refused() {
        return refused;
    }

    int readings() {
        return readings.size();
    }

    /** Returns from the first invocation that read to the beginning of the last one. */
    Duration readFor() {
        return Duration.between(readings.getFirst(), readings.getLast());
    }
}
