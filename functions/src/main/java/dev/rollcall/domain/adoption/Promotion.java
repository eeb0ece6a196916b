package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.reconcile.SnapshotPart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How mappings come into force once there is a policy: one step at a time, and with authority only
 * over things of which a baseline says what was there before. Down is always allowed.
 *
 * @param covered all that some baseline covers
 * @param census of the last good reading, if it is of the policy in force
 */
public record Promotion(Set<Entitlement> covered, Optional<Census> census) {
    public Promotion {
        covered = Set.copyOf(covered);
        requireNonNull(census, "census is null");
    }

    /** What speaks against a mode. */
    public record Refusal(Mapping mapping, Why why) {
        public Refusal {
            requireNonNull(mapping, "mapping is null");
            requireNonNull(why, "why is null");
        }
    }

    /** Why a mapping may not have that mode yet. */
    public enum Why {
        /** It would go up by more than one step. */
        JUMP,
        /** It is new, and would begin with authority over what nobody has looked at. */
        BEGINS_WITH_AUTHORITY,
        /** No baseline covers all that it lists. */
        NO_BASELINE
    }

    /** What comes next for a mapping. */
    public enum Next {
        /** It has authority: nothing is left to do. */
        NOTHING,
        /** It may go one step up. */
        A_STEP_UP,
        /** A baseline first, then a step up. */
        A_BASELINE
    }

    /** Returns what speaks against the modes of another policy. */
    public List<Refusal> refusals(AccessPolicy before, AccessPolicy after) {
        List<Refusal> refusals = new ArrayList<>();
        for (Mapping mapping : after.mappings()) {
            before.mapping(mapping.name())
                    .map(was -> higher(was, mapping))
                    .orElseGet(() -> begins(before, mapping))
                    .ifPresent(why -> refusals.add(new Refusal(mapping, why)));
        }
        return refusals;
    }

    /** Returns what a mapping of the policy in force waits for. */
    public Next next(Mapping mapping) {
        if (mapping.mode() == MappingMode.AUTHORITATIVE) {
            return Next.NOTHING;
        }
        return mapping.mode() == MappingMode.ADDITIVE && !uncovered(mapping.grants()).isEmpty()
                ? Next.A_BASELINE
                : Next.A_STEP_UP;
    }

    /** Returns those of which no baseline says what was there; of some no list ever tells. */
    public Set<Entitlement> uncovered(Set<Entitlement> things) {
        return things.stream()
                .filter(thing -> SnapshotPart.telling(thing).isPresent())
                .filter(thing -> !covered.contains(thing))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Why> higher(Mapping was, Mapping is) {
        boolean up = is.mode().compareTo(was.mode()) > 0;
        if (up && was.mode().next().filter(is.mode()::equals).isEmpty()) {
            return Optional.of(Why.JUMP);
        }
        if (is.mode() != MappingMode.AUTHORITATIVE) {
            return Optional.empty();
        }
        // What it decides over already is not asked about again.
        Set<Entitlement> more =
                was.mode() == MappingMode.AUTHORITATIVE
                        ? is.grants().stream()
                                .filter(thing -> !was.grants().contains(thing))
                                .collect(Collectors.toUnmodifiableSet())
                        : is.grants();
        return isClear(more) ? Optional.empty() : Optional.of(Why.NO_BASELINE);
    }

    private Optional<Why> begins(AccessPolicy before, Mapping mapping) {
        Set<Entitlement> fresh =
                mapping.grants().stream()
                        .filter(thing -> !isDecided(before, thing))
                        .collect(Collectors.toUnmodifiableSet());
        return mapping.mode() != MappingMode.AUTHORITATIVE || isClear(fresh)
                ? Optional.empty()
                : Optional.of(Why.BEGINS_WITH_AUTHORITY);
    }

    private static boolean isDecided(AccessPolicy before, Entitlement thing) {
        return before.mappings().stream()
                .filter(mapping -> mapping.mode() == MappingMode.AUTHORITATIVE)
                .anyMatch(mapping -> mapping.grants().contains(thing));
    }

    /** Returns whether a baseline covers them, or nothing in them is unexplained. */
    private boolean isClear(Set<Entitlement> things) {
        return uncovered(things).stream().allMatch(this::hasNothingUnexplained);
    }

    private boolean hasNothingUnexplained(Entitlement thing) {
        return census.flatMap(found -> found.of(thing))
                .filter(ThingCensus::whole)
                .filter(one -> one.unexplained() == 0)
                .isPresent();
    }
}
