package dev.rollcall.local.api;

import static java.util.Objects.requireNonNull;

/** One route of the template: a method and an exact path, answered by a function. */
public record Route(String method, String path, String function) {
    public Route {
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        requireNonNull(function, "function is null");
    }

    boolean matches(String askedMethod, String askedPath) {
        boolean anyMethod = method.equals("ANY") || method.equals("*");
        return (anyMethod || method.equalsIgnoreCase(askedMethod)) && path.equals(askedPath);
    }

    String key() {
        return method + " " + path;
    }
}
