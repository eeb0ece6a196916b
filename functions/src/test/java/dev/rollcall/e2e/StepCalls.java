package dev.rollcall.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.adapter.slack.call.Endpoint;
import dev.rollcall.adapter.slack.call.SlackCatalogue;
import dev.rollcall.local.aws.lambda.Invocation;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.RunbookStates;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What simulated Slack received in each state of the leaver's machines. One invocation runs at a
 * time, so that what is received meanwhile is its own.
 */
final class StepCalls {
    private final RunbookStates states = new RunbookStates();
    private final Lock alone = new ReentrantLock();
    private final List<Step> steps = new ArrayList<>();
    private final LocalCompany company;

    /**
     * One invocation of a step.
     *
     * @param calls as Slack's documentation names them, in the order of their ends
     * @param outcome what it answered, {@code failed} if it did not
     */
    record Step(RunbookStates.Acting state, List<String> calls, String outcome) {
        Step {
            calls = List.copyOf(calls);
        }

        /** Returns whether its calls count: else it makes all of them once more. */
        boolean isDone() {
            return !outcome.equals("later") && !outcome.equals("failed");
        }
    }

    private StepCalls(LocalCompany company) {
        this.company = company;
    }

    static StepCalls in(LocalCompany company) {
        StepCalls calls = new StepCalls(company);
        company.runtime().aws().lambda().surround(calls::during);
        return calls;
    }

    /** Returns the invocations that have ended, in their order, and forgets them. */
    List<Step> take() {
        alone.lock();
        try {
            List<Step> taken = List.copyOf(steps);
            steps.clear();
            return taken;
        } finally {
            alone.unlock();
        }
    }

    private Invocation during(String function, byte[] payload, Supplier<Invocation> invocation) {
        alone.lock();
        try {
            int from = company.calls();
            Invocation answer = invocation.get();
            states.sending(function, Json.read(new String(payload, UTF_8)))
                    .ifPresent(state -> steps.add(new Step(state, since(from), outcome(answer))));
            return answer;
        } finally {
            alone.unlock();
        }
    }

    private List<String> since(int from) {
        List<Call> all = company.runtime().slack().calls().all();
        return all.subList(from, all.size()).stream().map(StepCalls::documented).toList();
    }

    private static String outcome(Invocation answer) {
        return answer instanceof Invocation.Answered answered
                ? Json.read(new String(answered.payload(), UTF_8)).path("outcome").asText()
                : "failed";
    }

    private static String documented(Call call) {
        String sent = call.method() + " " + call.target();
        return SlackCatalogue.all().stream()
                .filter(endpoint -> sent.matches(endpoint.template().replace("{id}", "[A-Z0-9]+")))
                .map(Endpoint::documentedAs)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(sent + " is not in the catalogue"));
    }
}
