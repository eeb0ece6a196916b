package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a policy's mappings stand at a time: which act, which say who is in, which have ended. */
public record MappingStates(AccessPolicy policy, Instant time) {
    public MappingStates {
        requireNonNull(policy, "policy is null");
        requireNonNull(time, "time is null");
    }

    boolean list(Entitlement entitlement) {
        return policy.mappings().stream().anyMatch(m -> m.grants().contains(entitlement));
    }

    /** Returns all that an authoritative mapping lists now. */
    Set<Entitlement> authoritative() {
        return policy.mappings().stream()
                .filter(this::isAuthoritative)
                .flatMap(m -> m.grants().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the mappings that take from this whatever no rule explains. */
    public SortedSet<MappingName> authoritativeOver(Entitlement entitlement) {
        return policy.mappings().stream()
                .filter(m -> isAuthoritative(m) && m.grants().contains(entitlement))
                .map(Mapping::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns whether a rule that gave it lists it still and no longer acts: it takes nothing. */
    boolean anyOnlyWatches(Grant grant) {
        return grant.rules().keySet().stream()
                .flatMap(name -> policy.mapping(name).stream())
                .anyMatch(m -> m.grants().contains(grant.entitlement()) && !m.mode().acts());
    }

    /**
     * Returns how each rule of a grant ended.
     *
     * @param withheld why it is not given although rules give it still: those ended by that
     */
    SortedMap<MappingName, Ending> endings(Grant grant, Optional<Ending.Cause> withheld) {
        SortedMap<MappingName, Ending> endings = new TreeMap<>();
        for (MappingName name : grant.rules().keySet()) {
            endings.put(name, ending(policy.mapping(name), grant.entitlement(), withheld));
        }
        return endings;
    }

    private Ending ending(
            Optional<Mapping> mapping, Entitlement entitlement, Optional<Ending.Cause> withheld) {
        if (mapping.isEmpty()) {
            return Ending.noticed(Ending.Cause.MAPPING_GONE);
        }
        if (!mapping.get().grants().contains(entitlement)) {
            return Ending.noticed(Ending.Cause.NO_LONGER_LISTED);
        }
        if (!mapping.get().inForceAt(time)) {
            return new Ending(Ending.Cause.EXPIRED, mapping.get().expires());
        }
        return Ending.noticed(withheld.orElse(Ending.Cause.PERSON_NOT_MEANT));
    }

    private boolean isAuthoritative(Mapping mapping) {
        return mapping.mode() == MappingMode.AUTHORITATIVE && mapping.inForceAt(time);
    }
}
