package dev.rollcall.local.stepfunctions.execution;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * A state's being entered.
 *
 * @param follows the event before the one that tells of entering
 * @param entered the event that tells of entering
 */
record Visit(JsonNode input, long follows, long entered, Instant at) {

    Visit {
        requireNonNull(input, "input is null");
        requireNonNull(at, "at is null");
    }
}
