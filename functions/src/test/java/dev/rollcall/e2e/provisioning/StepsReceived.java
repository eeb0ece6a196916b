package dev.rollcall.e2e.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.local.aws.lambda.Invocation;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.platform.json.Json;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What simulated Slack receives in each step of the machine. One invocation runs at a time, so that
 * what is received meanwhile is its own.
 */
final class StepsReceived {
    /** What a function asks for whatever step comes first; the page says so above its table. */
    private static final Set<String> SHARED =
            Set.of("auth.test", "admin.teams.list", "admin.teams.owners.list", "users.list");

    private final Lock alone = new ReentrantLock();
    private final Map<String, Set<String>> calls = new TreeMap<>();
    private final CallsReceived received;

    StepsReceived(LocalRuntime runtime, CallsReceived received) {
        this.received = received;
        runtime.aws().lambda().surround(this::during);
    }

    /** Returns the calls by the step's name, as Slack's documentation names them. */
    Map<String, Set<String>> all() {
        alone.lock();
        try {
            return Map.copyOf(calls);
        } finally {
            alone.unlock();
        }
    }

    private Invocation during(String function, byte[] payload, Supplier<Invocation> invocation) {
        alone.lock();
        try {
            int from = received.all().size();
            Invocation answer = invocation.get();
            if (function.equals("ProvisionFunction")) {
                note(Json.read(new String(payload, UTF_8)).path("step").asText(), from);
            }
            return answer;
        } finally {
            alone.unlock();
        }
    }

    private void note(String step, int from) {
        List<Received> all = received.all();
        Set<String> ofStep = calls.computeIfAbsent(step, _ -> new TreeSet<>());
        all.subList(from, all.size()).stream()
                .map(Received::documentedAs)
                .filter(call -> !SHARED.contains(call))
                .forEach(ofStep::add);
    }
}
