package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.rollcall.domain.budget.Lane;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the steps of the runbook call for one leaver, in the order of the states: a line for each
 * invocation, with its state, its lane and its calls. It was recorded of a leaver in three
 * workspaces, three user groups and two IdP groups, whom Slack still shows in the workspaces after
 * the cut; {@code e2e/RunbookCallsTest} holds it equal to what simulated Slack receives.
 */
public record RunbookCalls(List<Step> steps) {
    public static final String FILE = "functions/src/local/resources/bench/one-leaver.txt";

    /**
     * One invocation.
     *
     * @param calls as Slack's documentation names them
     */
    public record Step(String state, Lane lane, List<String> calls) {
        public Step {
            requireNonNull(state, "state is null");
            requireNonNull(lane, "lane is null");
            calls = List.copyOf(calls);
        }

        private static Step parse(String line) {
            String[] words = line.split(" ", 3);
            return new Step(
                    words[0],
                    Lane.valueOf(words[1].toUpperCase(Locale.ROOT)),
                    Arrays.asList(words[2].split(", ")));
        }

        @Override
        public String toString() {
            return state
                    + " "
                    + lane.name().toLowerCase(Locale.ROOT)
                    + " "
                    + String.join(", ", calls);
        }
    }

    public RunbookCalls {
        steps = List.copyOf(steps);
    }

    /** Returns what was recorded. */
    public static RunbookCalls recorded() {
        try (InputStream file = RunbookCalls.class.getResourceAsStream("/bench/one-leaver.txt")) {
            String text = new String(requireNonNull(file, "no recording").readAllBytes(), UTF_8);
            return new RunbookCalls(text.lines().map(Step::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The recording cannot be read", e);
        }
    }

    /** Returns the steps of the state. */
    public List<Step> of(String state) {
        return steps.stream().filter(step -> step.state().equals(state)).toList();
    }

    public int count() {
        return steps.stream().mapToInt(step -> step.calls().size()).sum();
    }

    /** Returns the file's text. */
    public String text() {
        return steps.stream().map(step -> step + "\n").collect(joining());
    }
}
