package dev.rollcall.local.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * One route of the template: a method and an exact path, answered by a function.
 *
 * @param timeout how long API Gateway waits for the function
 */
public record Route(String method, String path, String function, Duration timeout) {
    /** The longest, and what a route has that names none. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    public Route {
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        requireNonNull(function, "function is null");
        if (timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("An HTTP API waits 30 seconds at most");
        }
    }

    boolean matches(String askedMethod, String askedPath) {
        boolean anyMethod = method.equals("ANY") || method.equals("*");
        return (anyMethod || method.equalsIgnoreCase(askedMethod)) && path.equals(askedPath);
    }

    String key() {
        return method + " " + path;
    }
}
