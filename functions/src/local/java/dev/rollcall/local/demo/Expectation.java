package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

/**
 * Something the demo promises, and whether it came true.
 *
 * @param figures what was measured or counted
 */
record Expectation(String what, boolean met, String figures) {
    Expectation {
        requireNonNull(what, "what is null");
        requireNonNull(figures, "figures is null");
    }
}
