package dev.rollcall.local.aws.lambda;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * A function as the template describes it.
 *
 * @param handler the handler's class name, with or without {@code ::handleRequest}
 */
public record LambdaFunction(
        String name, String handler, Map<String, String> environment, Duration timeout) {
    public LambdaFunction {
        requireNonNull(name, "name is null");
        requireNonNull(handler, "handler is null");
        environment = Map.copyOf(environment);
        requireNonNull(timeout, "timeout is null");
    }

    String className() {
        int colons = handler.indexOf("::");
        return colons < 0 ? handler : handler.substring(0, colons);
    }
}
