package dev.rollcall.wire;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a check of a policy file came to.
 *
 * @param valid whether it could be put in force; warnings do not speak against it
 */
public record PolicyCheck(String file, boolean valid, List<Finding> violations) {

    /**
     * @param line from 1 on
     * @param weight {@code error} or {@code warning}
     * @param place where in the file, e.g. {@code mappings[2].most}; empty: the file as a whole
     */
    public record Finding(int line, String weight, String place, String what, String remedy) {
        public Finding {
            requireNonNull(weight, "weight is null");
            requireNonNull(place, "place is null");
            requireNonNull(what, "what is null");
            requireNonNull(remedy, "remedy is null");
        }
    }

    public PolicyCheck {
        requireNonNull(file, "file is null");
        violations = List.copyOf(violations);
    }
}
