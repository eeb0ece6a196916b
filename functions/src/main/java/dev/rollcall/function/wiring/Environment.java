package dev.rollcall.function.wiring;

import dev.rollcall.domain.budget.Share;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A function's environment variables, read where they are needed and refused where they lack. */
record Environment(Map<String, String> variables) {
    Environment {
        variables = Map.copyOf(variables);
    }

    /** The only place that reads the process's environment. */
    static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    String text(String name) {
        return optional(name)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "The environment variable "
                                        + name
                                        + " is not set; template.yaml sets it for every"
                                        + " function that needs it"));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    URI uri(String name) {
        return URI.create(text(name));
    }

    URI uri(String name, URI otherwise) {
        return optional(name).map(URI::create).orElse(otherwise);
    }

    Duration seconds(String name, Duration otherwise) {
        return optional(name).map(Long::parseLong).map(Duration::ofSeconds).orElse(otherwise);
    }

    Duration millis(String name, Duration otherwise) {
        return optional(name).map(Long::parseLong).map(Duration::ofMillis).orElse(otherwise);
    }

    /** Returns whether it is set to {@code true}. */
    boolean is(String name) {
        return optional(name).filter("true"::equals).isPresent();
    }

    long number(String name, long otherwise) {
        return optional(name).map(Long::parseLong).orElse(otherwise);
    }

    /** How much of Slack's rate limits is ours. */
    Share slackShare() {
        return optional("SLACK_SHARE_PERCENT")
                .map(Integer::parseInt)
                .map(Share::new)
                .orElse(Share.DEFAULT);
    }
}
