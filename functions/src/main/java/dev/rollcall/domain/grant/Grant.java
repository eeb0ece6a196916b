package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.MappingName;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a person may have something: each rule that gives it, with the shortest path by which the
 * person is in the rule's group (of several equally short ones, the first by name). Two ways
 * through the same diamond are one grant. Rules that do not act are named only where none does.
 */
public record Grant(
        PersonId person, Entitlement entitlement, SortedMap<MappingName, GroupPath> rules) {
    public Grant {
        requireNonNull(person, "person is null");
        requireNonNull(entitlement, "entitlement is null");
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("A grant has one rule at least");
        }
    }
}
