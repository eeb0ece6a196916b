package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.Capability;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a step would have used and Slack does not let it, with why: said rather than passed over.
 */
final class Unavailable {
    private final Capabilities slack;
    private final SortedMap<Capability, Availability> missing = new TreeMap<>();

    Unavailable(Capabilities slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /** Returns whether it is there, and remembers it if not. */
    boolean unlessHas(Capability capability) {
        if (slack.has(capability)) {
            return true;
        }
        missing.put(capability, slack.of(capability));
        return false;
    }

    /** Slack refuses in spite of what was detected. */
    void refused(Capability capability, String code) {
        missing.put(capability, Availability.of(code));
    }

    SortedMap<Capability, Availability> missing() {
        return Collections.unmodifiableSortedMap(missing);
    }

    /** Returns how it stands in the ledger: {@code ROLES=not available on this plan; …}. */
    String text() {
        return missing.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue().words())
                .collect(Collectors.joining("; "));
    }
}
