package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.Mapping;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Of which things a baseline records what nobody explains. Where an authoritative mapping decides
 * already, what comes by hand is no inheritance.
 *
 * @param owners who answers for each of the things
 */
public record BaselineScope(Map<Entitlement, String> owners) {
    public BaselineScope {
        owners = Map.copyOf(owners);
    }

    public static BaselineScope of(EffectiveModes policy, Census census) {
        List<Mapping> mappings = policy.access().mappings();
        return new BaselineScope(
                census.whole().stream()
                        .filter(thing -> !policy.decides(thing))
                        .filter(thing -> mappings.stream().anyMatch(m -> lists(m, thing)))
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), one -> owner(mappings, one))));
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

    /** Of several mappings the first by its name. */
    private static String owner(List<Mapping> mappings, Entitlement thing) {
        return mappings.stream()
                .filter(mapping -> lists(mapping, thing))
                .min(Comparator.comparing(mapping -> mapping.name().value()))
                .map(Mapping::owner)
                .orElseThrow();
    }

    private static boolean lists(Mapping mapping, Entitlement thing) {
        return mapping.grants().contains(thing);
    }
}
