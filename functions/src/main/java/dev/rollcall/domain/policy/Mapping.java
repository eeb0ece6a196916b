package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One rule: whoever is in a group of the source may have these things in Slack.
 *
 * @param except whoever is in one of these, at any depth that the nesting allows, gets nothing by
 *     this mapping, however they came into the group
 * @param owner who answers for it: the id of a person, as {@code okta:00u…}
 * @param expires when it ends; from then on it gives nothing
 * @param most how many people it may mean at most; more is a mistake until a human says otherwise
 */
public record Mapping(
        MappingName name,
        GroupId group,
        Nesting nested,
        Set<GroupId> except,
        MappingMode mode,
        Provisioning provisioning,
        String owner,
        Optional<Instant> expires,
        int most,
        Set<Entitlement> grants) {
    public Mapping {
        requireNonNull(name, "name is null");
        requireNonNull(group, "group is null");
        requireNonNull(nested, "nested is null");
        except = Set.copyOf(except);
        requireNonNull(mode, "mode is null");
        requireNonNull(provisioning, "provisioning is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(expires, "expires is null");
        grants = Set.copyOf(grants);
        if (grants.isEmpty()) {
            throw new IllegalArgumentException("The mapping " + name + " grants nothing");
        }
        if (most < 1) {
            throw new IllegalArgumentException("The mapping " + name + " may mean nobody");
        }
    }

    /** Returns whether it still gives anything then. */
    public boolean inForceAt(Instant time) {
        return expires.isEmpty() || time.isBefore(expires.get());
    }
}
