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

    /**
     * Returns the value for a header.
     *
     * @throws IllegalArgumentException without the value, if it has anything but printable ASCII: a
     *     line break that was pasted along with a token would else be quoted in an error
     */
    public Secret forHeader() {
        if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "A secret for a header has printable ASCII characters only, and no spaces");
        }
        return this;
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
