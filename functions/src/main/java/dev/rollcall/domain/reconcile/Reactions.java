package dev.rollcall.domain.reconcile;

import java.util.Map;

/**
 * What follows from each kind of drift by the policy.
 *
 * @param changed where it is not the usual
 */
public record Reactions(Map<DriftKind, Reaction> changed) {
    public static final Reactions USUAL = new Reactions(Map.of());

    public Reactions {
        changed = Map.copyOf(changed);
    }

    public Reaction to(DriftKind kind) {
        return changed.getOrDefault(kind, kind.usual());
    }
}
