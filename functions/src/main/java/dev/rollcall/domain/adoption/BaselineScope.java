package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Of which things a baseline records what nobody explains. Where an authoritative mapping decides
 * already and an earlier baseline was taken, what comes by hand is no inheritance.
 *
 * @param owners who answers for each of the things
 */
public record BaselineScope(Map<Entitlement, String> owners) {
    public BaselineScope {
        owners = Map.copyOf(owners);
    }

    public static BaselineScope of(AccessPolicy policy, Census census, List<Baseline> earlier) {
        Set<Entitlement> covered = new HashSet<>();
        earlier.stream()
                // The one that is being taken may be sealed already, by whoever died after that.
                .filter(baseline -> !baseline.snapshot().equals(census.snapshot()))
                .forEach(baseline -> covered.addAll(baseline.covered()));
        return new BaselineScope(
                census.whole().stream()
                        .filter(thing -> !covered.contains(thing) || !isDecided(policy, thing))
                        .filter(thing -> policy.mappings().stream().anyMatch(m -> lists(m, thing)))
                        .collect(Collectors.toMap(Function.identity(), one -> owner(policy, one))));
    }

    public Set<Entitlement> things() {
        return owners.keySet();
    }

    public boolean takes(Unexplained row) {
        return owners.containsKey(row.thing());
    }

    /** Returns who answers for a thing of it. */
    public String owner(Entitlement thing) {
        return requireNonNull(owners.get(thing), "the thing is not in the scope");
    }

    private static boolean isDecided(AccessPolicy policy, Entitlement thing) {
        return policy.mappings().stream()
                .filter(mapping -> mapping.mode() == MappingMode.AUTHORITATIVE)
                .anyMatch(mapping -> lists(mapping, thing));
    }

    /** Of several mappings the first by its name. */
    private static String owner(AccessPolicy policy, Entitlement thing) {
        return policy.mappings().stream()
                .filter(mapping -> lists(mapping, thing))
                .min(Comparator.comparing(mapping -> mapping.name().value()))
                .map(Mapping::owner)
                .orElseThrow();
    }

    private static boolean lists(Mapping mapping, Entitlement thing) {
        return mapping.grants().contains(thing);
    }
}
