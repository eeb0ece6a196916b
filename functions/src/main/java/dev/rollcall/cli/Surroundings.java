package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a command runs: a process of its own, whose environment and clock one class reads.
 *
 * @param pause lets so much time pass
 */
record Surroundings(
        Map<String, String> variables, Path project, Clock clock, Consumer<Duration> pause) {
    Surroundings {
        variables = Map.copyOf(variables);
        requireNonNull(project, "project is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(pause, "pause is null");
    }

    /** The script says where the project is. */
    static Surroundings ofProcess() {
        Map<String, String> variables = System.getenv();
        return new Surroundings(
                variables,
                Path.of(variables.getOrDefault("ROLLCALL_HOME", "")),
                Clock.systemUTC(),
                Surroundings::sleep);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted while waiting.");
        }
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "Surroundings" + variables.keySet();
    }
}
