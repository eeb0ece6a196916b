package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.WholePolicy;
import dev.rollcall.domain.policy.Writer;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a policy goes with each thing, whatever the names of its mappings: as far as the furthest
 * that lists it, and no further than reporting while nothing is written to Slack or to that thing.
 *
 * @param observesOnly whether nothing at all is written to Slack
 * @param at what has expired by then goes nowhere
 */
public record EffectiveModes(AccessPolicy access, boolean observesOnly, Instant at) {
    public EffectiveModes {
        requireNonNull(access, "access is null");
        requireNonNull(at, "at is null");
    }

    public static EffectiveModes of(WholePolicy policy, Instant at) {
        return new EffectiveModes(policy.access(), policy.leavers().observesOnly(), at);
    }

    /** Returns how far it goes with a thing; empty: no mapping lists it that is in force. */
    public Optional<MappingMode> of(Entitlement thing) {
        return access.mappings().stream()
                .filter(mapping -> mapping.inForceAt(at) && mapping.grants().contains(thing))
                .map(Mapping::mode)
                .max(Comparator.naturalOrder())
                .map(mode -> mode.acts() && !isWritten(thing) ? MappingMode.REPORT : mode);
    }

    /** Whom a mapping means. */
    record Meant(GroupId group, Nesting nested, Set<GroupId> except) {
        Meant {
            requireNonNull(group, "group is null");
            requireNonNull(nested, "nested is null");
            except = Set.copyOf(except);
        }
    }

    /** Returns who is meant by all mappings together that list a thing and are in force. */
    Set<Meant> meant(Entitlement thing) {
        return access.mappings().stream()
                .filter(mapping -> mapping.inForceAt(at) && mapping.grants().contains(thing))
                .map(mapping -> new Meant(mapping.group(), mapping.nested(), mapping.except()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether whoever no rule puts there is taken out. */
    public boolean decides(Entitlement thing) {
        return of(thing).filter(MappingMode.AUTHORITATIVE::equals).isPresent();
    }

    private boolean isWritten(Entitlement thing) {
        return !observesOnly && access.writerOf(thing) instanceof Writer.Rollcall;
    }
}
