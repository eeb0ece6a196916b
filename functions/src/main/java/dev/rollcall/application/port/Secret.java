package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

/** A secret's value; it does not print. */
public record Secret(String value) {
    public Secret {
        requireNonNull(value, "value is null");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A secret is not empty");
        }
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
