package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Provisioning;

import java.util.SortedMap;
import java.util.TreeMap;

/** The rules by which somebody may have one thing, while they are gathered. */
final class Reasons {
    private final Entitlement entitlement;
    private final SortedMap<MappingName, GroupPath> acting = new TreeMap<>();
    private final SortedMap<MappingName, GroupPath> watching = new TreeMap<>();
    private boolean eager;

    Reasons(Entitlement entitlement) {
        this.entitlement = requireNonNull(entitlement, "entitlement is null");
    }

    void add(Mapping mapping, GroupPath path) {
        (mapping.mode().acts() ? acting : watching).put(mapping.name(), path);
        eager |= mapping.mode().acts() && mapping.provisioning() == Provisioning.EAGER;
    }

    Entitlement entitlement() {
        return entitlement;
    }

    boolean act() {
        return !acting.isEmpty();
    }

    /** Returns whether a rule that acts gives it at once. */
    boolean eager() {
        return eager;
    }

    Grant grant(PersonId person) {
        return new Grant(person, entitlement, act() ? acting : watching);
    }
}
