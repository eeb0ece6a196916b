package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.SourceId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may have what, by which rule. Only what a mapping lists is managed; nothing is granted by
 * default or by pattern.
 *
 * @param digest SHA-256 of the file, which every grant and plan records
 * @param writers who may change an entitlement; what is not named is Rollcall's
 * @param attributes what accounts tell of their humans, and where that comes from, but for sources
 *     that say it themselves
 * @param protectedAccounts never changed, whatever a source says
 */
public record AccessPolicy(
        String digest,
        Map<SourceId, SourceRules> sources,
        List<Population> populations,
        List<Mapping> mappings,
        Map<Entitlement, Writer> writers,
        AttributeRules attributes,
        Set<AccountId> protectedAccounts) {
    public AccessPolicy {
        requireNonNull(digest, "digest is null");
        sources = Map.copyOf(sources);
        populations = List.copyOf(populations);
        mappings = List.copyOf(mappings);
        writers = Map.copyOf(writers);
        requireNonNull(attributes, "attributes is null");
        protectedAccounts = Set.copyOf(protectedAccounts);
    }

    /** Nobody may have anything, so nothing is given and nothing taken. */
    public static AccessPolicy none(String digest) {
        return new AccessPolicy(
                digest, Map.of(), List.of(), List.of(), Map.of(), AttributeRules.DEFAULT, Set.of());
    }

    public Writer writerOf(Entitlement entitlement) {
        return writers.getOrDefault(entitlement, new Writer.Rollcall());
    }

    /** Returns whether a leave date that has passed makes a leaver of somebody of the source. */
    public boolean letsLeaveByDate(SourceId source) {
        return Optional.ofNullable(sources.get(source))
                .filter(rules -> rules.leaveDates() == LeaveDates.LEAVER)
                .isPresent();
    }

    /** Returns what accounts tell of people of that source. */
    public AttributeRules attributesOf(SourceId source) {
        return Optional.ofNullable(sources.get(source))
                .flatMap(SourceRules::attributes)
                .orElse(attributes);
    }

    public Optional<Population> population(PopulationName name) {
        return populations.stream()
                .filter(population -> population.name().equals(name))
                .findFirst();
    }

    public Optional<Mapping> mapping(MappingName name) {
        return mappings.stream().filter(mapping -> mapping.name().equals(name)).findFirst();
    }
}
