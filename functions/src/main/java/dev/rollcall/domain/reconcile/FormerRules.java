package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What mappings gave that the policy in force does not have any more: as long as something of it is
 * left in Slack it is read and compared.
 */
public record FormerRules(List<Line> lines) {
    public static final FormerRules NONE = new FormerRules(List.of());

    /** For so long it is looked for, though nothing is found: a run may have hidden it. */
    private static final Duration LOOKED_FOR = Duration.ofDays(2);

    /**
     * One thing that one mapping gave.
     *
     * @param mode how far the mapping went last
     * @param policyDigest of the last policy that had it
     * @param gone when the first reading without it began
     */
    public record Line(
            MappingName mapping,
            Entitlement thing,
            MappingMode mode,
            String policyDigest,
            Instant gone) {
        public Line {
            requireNonNull(mapping, "mapping is null");
            requireNonNull(thing, "thing is null");
            requireNonNull(mode, "mode is null");
            requireNonNull(policyDigest, "policyDigest is null");
            requireNonNull(gone, "gone is null");
        }
    }

    public FormerRules {
        lines = List.copyOf(lines);
    }

    /** Returns what the policy has now, as it would be looked for once it is gone. */
    public static FormerRules in(AccessPolicy policy, Instant now) {
        return new FormerRules(
                policy.mappings().stream()
                        .filter(mapping -> mapping.mode() != MappingMode.OBSERVE)
                        .flatMap(mapping ->
                                mapping.grants().stream()
                                        .map(thing ->
                                                new Line(
                                                        mapping.name(),
                                                        thing,
                                                        mapping.mode(),
                                                        policy.digest(),
                                                        now)))
                        .toList());
    }

    /**
     * Returns what of this and of what was former before the policy does not have now.
     *
     * @param now when that is seen; what was gone before keeps its time
     */
    public FormerRules goneFrom(AccessPolicy policy, FormerRules before, Instant now) {
        return new FormerRules(
                Stream.concat(
                                before.lines().stream(),
                                lines.stream()
                                        .map(line ->
                                                new Line(
                                                        line.mapping(),
                                                        line.thing(),
                                                        line.mode(),
                                                        line.policyDigest(),
                                                        now)))
                        .filter(line ->
                                policy.mapping(line.mapping())
                                        .filter(one -> one.grants().contains(line.thing()))
                                        .isEmpty())
                        .toList());
    }

    /** Returns what is to be looked for further: of which something was found, or it is new. */
    public FormerRules stillOpen(Collection<Drift> found, Instant now) {
        Set<Entitlement> left =
                found.stream()
                        .filter(drift -> drift.found().containsKey(Drift.MODE))
                        .flatMap(drift -> drift.entitlement().stream())
                        .collect(Collectors.toSet());
        return new FormerRules(
                lines.stream()
                        .filter(line ->
                                left.contains(line.thing())
                                        || now.isBefore(line.gone().plus(LOOKED_FOR)))
                        .toList());
    }

    public Set<Entitlement> things() {
        return lines.stream().map(Line::thing).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns how the mapping had the thing; empty: that is not known. */
    public Optional<Line> of(MappingName mapping, Entitlement thing) {
        return lines.stream()
                .filter(line -> line.mapping().equals(mapping) && line.thing().equals(thing))
                .findFirst();
    }
}
