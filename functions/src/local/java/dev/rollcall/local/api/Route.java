package dev.rollcall.local.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One route of the template: a method and a path, answered by a function. A part of the path in
 * braces fits any one part, with a plus at the end all that is left, one at least.
 *
 * @param timeout how long API Gateway waits for the function
 * @param signed whether only requests that are signed get through: {@code AWS_IAM}
 */
public record Route(String method, String path, String function, Duration timeout, boolean signed) {
    /** The longest, and what a route has that names none. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String REST = "+}";

    /** An exact path goes before one with variables, as API Gateway has it. */
    static final Comparator<Route> EXACT_FIRST =
            Comparator.comparingLong(
                    route -> route.path().chars().filter(character -> character == '{').count());

    /** A route that everybody gets through. */
    public Route(String method, String path, String function, Duration timeout) {
        this(method, path, function, timeout, false);
    }

    public Route {
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        requireNonNull(function, "function is null");
        if (path.contains(REST) && path.indexOf(REST) != path.length() - REST.length()) {
            throw new IllegalArgumentException("What fits several parts stands at the end");
        }
        if (timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("An HTTP API waits 30 seconds at most");
        }
    }

    boolean matches(String askedMethod, String askedPath) {
        boolean anyMethod = method.equals("ANY") || method.equals("*");
        return (anyMethod || method.equalsIgnoreCase(askedMethod))
                && variables(askedPath).isPresent();
    }

    /** Returns the values of the path's variables; empty if the path does not fit. */
    Optional<Map<String, String>> variables(String askedPath) {
        String[] parts = path.split("/", -1);
        String[] asked = askedPath.split("/", -1);
        boolean rest = path.endsWith(REST);
        if (rest ? asked.length < parts.length : asked.length != parts.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (rest && i == parts.length - 1 && !asked[i].isEmpty()) {
                variables.put(
                        parts[i].substring(1, parts[i].length() - REST.length()),
                        String.join("/", Arrays.copyOfRange(asked, i, asked.length)));
            } else if (parts[i].startsWith("{") && !asked[i].isEmpty()) {
                variables.put(parts[i].substring(1, parts[i].length() - 1), asked[i]);
            } else if (!parts[i].equals(asked[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    String key() {
        return method + " " + path;
    }
}
