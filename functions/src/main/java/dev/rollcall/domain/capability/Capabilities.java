package dev.rollcall.domain.capability;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** What we have of every capability, as it was last detected. */
public record Capabilities(SlackPlan plan, Map<Capability, Availability> found) {
    public Capabilities {
        requireNonNull(plan, "plan is null");
        found = Map.copyOf(found);
        for (Capability capability : Capability.values()) {
            if (!found.containsKey(capability)) {
                throw new IllegalArgumentException("Nothing is said of " + capability);
            }
        }
    }

    public boolean has(Capability capability) {
        return of(capability) instanceof Availability.Available;
    }

    public Availability of(Capability capability) {
        return requireNonNull(found.get(capability), "every capability is there");
    }
}
