package dev.rollcall.local.stepfunctions.definition;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.OptionalInt;

/**
 * States that run from a start to an end: a whole machine, a Parallel branch or a Map's processor.
 *
 * @param timeoutSeconds how long the whole may take; only a machine has one
 */
public record Workflow(String startAt, Map<String, State> states, OptionalInt timeoutSeconds) {

    public Workflow {
        requireNonNull(startAt, "startAt is null");
        requireNonNull(timeoutSeconds, "timeoutSeconds is null");
        states = Map.copyOf(states);
        if (!states.containsKey(startAt)) {
            throw new IllegalArgumentException("startAt names no state: " + startAt);
        }
    }

    /** Returns the state of that name; every name that a checked definition mentions exists. */
    public State state(String name) {
        return requireNonNull(states.get(name), "no such state");
    }
}
