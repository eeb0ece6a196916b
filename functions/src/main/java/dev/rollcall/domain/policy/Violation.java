package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * A fault and the line at which it stands.
 *
 * @param line from 1 on
 */
public record Violation(int line, Fault fault) {
    /** As somebody goes through the file. */
    public static final Comparator<Violation> BY_LINE =
            Comparator.comparingInt(Violation::line)
                    .thenComparing(violation -> violation.fault().place())
                    .thenComparing(violation -> violation.fault().what());

    public Violation {
        requireNonNull(fault, "fault is null");
        if (line < 1) {
            throw new IllegalArgumentException("Lines are counted from 1 on");
        }
    }

    @Override
    public String toString() {
        return "line " + line + ": " + fault;
    }
}
