package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.reconcile.SnapshotPart;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How mappings come into force once there is a policy: each thing one step at a time, and with
 * authority only where the last good reading found nothing that nobody explains. A baseline of long
 * ago says nothing: whom a rule explained then is on no record, and the rule may have ended since.
 * Down is always allowed.
 *
 * @param census of the last good reading, if that is not old and of the policy in force
 */
public record Promotion(Optional<Census> census) {
    /** Where nothing is known nothing is given authority. */
    public static final Promotion UNKNOWN = new Promotion(Optional.empty());

    public Promotion {
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
        /** Something that it lists would go up by more than one step. */
        JUMP,
        /** It would have authority over what no mapping has listed so far. */
        BEGINS_WITH_AUTHORITY,
        /** It would have authority over what is not known to be explained. */
        UNEXPLAINED,
        /** Whom rules mean would change with the authority: the reading tells of others. */
        MEANS_OTHERS
    }

    /** What comes next for a mapping. */
    public enum Next {
        /** It has authority: nothing is left to do. */
        NOTHING,
        /** It may go one step up. */
        A_STEP_UP,
        /** A baseline first and another reading, then a step up. */
        A_BASELINE
    }

    /** Returns what speaks against the modes of another policy. */
    public List<Refusal> refusals(EffectiveModes before, EffectiveModes after) {
        Set<Refusal> refusals = new LinkedHashSet<>();
        for (Mapping mapping : after.access().mappings()) {
            mapping.grants().stream()
                    .sorted(Comparator.comparing(Entitlement::key))
                    .flatMap(thing -> against(thing, mapping, before, after).stream())
                    .forEach(why -> refusals.add(new Refusal(mapping, why)));
        }
        return List.copyOf(refusals);
    }

    /** Returns what a mapping of the policy in force waits for. */
    public Next next(Mapping mapping, EffectiveModes now) {
        if (mapping.mode() == MappingMode.AUTHORITATIVE) {
            return Next.NOTHING;
        }
        return mapping.mode() == MappingMode.ADDITIVE && !unclear(mapping, now).isEmpty()
                ? Next.A_BASELINE
                : Next.A_STEP_UP;
    }

    /** Returns those of its things over which no mapping may be given authority yet. */
    public Set<Entitlement> unclear(Mapping mapping, EffectiveModes now) {
        return mapping.grants().stream()
                .filter(thing -> !now.decides(thing) && !isClear(thing))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Why> against(
            Entitlement thing, Mapping mapping, EffectiveModes before, EffectiveModes after) {
        // Of one that has expired.
        MappingMode is = after.of(thing).orElse(MappingMode.OBSERVE);
        Optional<MappingMode> was = before.of(thing);
        // Of several it is the furthest that somebody must change.
        if (mapping.mode().compareTo(is) < 0
                || was.filter(mode -> mode.compareTo(is) >= 0).isPresent()) {
            return Optional.empty();
        }
        if (was.isPresent() && was.get().next().filter(is::equals).isEmpty()) {
            return Optional.of(Why.JUMP);
        }
        if (is != MappingMode.AUTHORITATIVE || SnapshotPart.telling(thing).isEmpty()) {
            return Optional.empty();
        }
        if (!isClear(thing)) {
            return Optional.of(was.isPresent() ? Why.UNEXPLAINED : Why.BEGINS_WITH_AUTHORITY);
        }
        return Optional.of(Why.MEANS_OTHERS)
                .filter(_ -> !after.meant(thing).containsAll(before.meant(thing)));
    }

    /** Returns whether nobody has it without a reason; of some things no list ever tells. */
    private boolean isClear(Entitlement thing) {
        return SnapshotPart.telling(thing).isEmpty()
                || census.flatMap(found -> found.of(thing))
                        .filter(ThingCensus::whole)
                        .filter(one -> one.unexplained() == 0)
                        .isPresent();
    }
}
