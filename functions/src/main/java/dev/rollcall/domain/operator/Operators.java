package dev.rollcall.domain.operator;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everybody who may call the operator API. */
public record Operators(List<Operator> all) {
    public Operators {
        all = List.copyOf(all);
        Set<CallerArn> seen = new HashSet<>();
        for (Operator operator : all) {
            if (!seen.add(operator.arn())) {
                throw new IllegalArgumentException(
                        "The caller of operator "
                                + operator.person()
                                + " stands twice; write one entry with all its roles");
            }
        }
    }

    public static Operators none() {
        return new Operators(List.of());
    }

    /**
     * Returns who calls; empty if the policy does not know them.
     *
     * @param arn as AWS gives it, compared whole
     */
    public Optional<Operator> calling(String arn) {
        return all.stream().filter(operator -> operator.arn().value().equals(arn)).findFirst();
    }
}
