package dev.rollcall.domain.policy;

import java.util.Map;

/**
 * What follows from each kind of drift by the policy.
 *
 * @param changed where it is not the usual
 */
public record Reactions(Map<DriftKind, Reaction> changed) {
    public static final Reactions USUAL = new Reactions(Map.of());

    /**
     * @throws IllegalArgumentException if something is to be set right that cannot be
     */
    public Reactions {
        changed = Map.copyOf(changed);
        changed.forEach((kind, reaction) -> {
            if (!kind.allows(reaction)) {
                throw new IllegalArgumentException(
                        "What is " + kind.code() + " can only be reported");
            }
        });
    }

    public Reaction to(DriftKind kind) {
        return changed.getOrDefault(kind, kind.usual());
    }
}
