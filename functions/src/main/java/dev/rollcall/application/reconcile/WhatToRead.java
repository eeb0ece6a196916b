package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.reconcile.FormerRules;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which lists a reconciliation needs: everybody and every account, and of places and groups those
 * that the policy names. What is not managed is not read.
 */
record WhatToRead(AccessPolicy policy, SlackPlan plan) {
    WhatToRead {
        requireNonNull(policy, "policy is null");
        requireNonNull(plan, "plan is null");
    }

    /** Returns the lists to begin with, sources before Slack; a source's groups tell of more. */
    List<SnapshotPart> first() {
        boolean wide = plan == SlackPlan.ENTERPRISE;
        return Stream.of(
                        policy.sources().keySet().stream()
                                .sorted(Comparator.comparing(Object::toString))
                                .flatMap(source ->
                                        Stream.of(
                                                SnapshotPart.people(source),
                                                SnapshotPart.groups(source))),
                        Stream.of(SnapshotPart.ACCOUNTS),
                        wide ? Stream.of(SnapshotPart.ROSTER) : Stream.<SnapshotPart>empty(),
                        places(),
                        wide ? Stream.of(SnapshotPart.ADMIN_ROLES) : Stream.<SnapshotPart>empty(),
                        // Last: an account that was made meanwhile is somebody's by then.
                        Stream.of(SnapshotPart.LINKS))
                .flatMap(parts -> parts)
                .distinct()
                .toList();
    }

    private Stream<SnapshotPart> places() {
        return policy.mappings().stream()
                .flatMap(mapping -> mapping.grants().stream())
                .filter(thing ->
                        thing instanceof Entitlement.UserGroup
                                || thing instanceof Entitlement.Channel)
                .flatMap(thing -> SnapshotPart.telling(thing).stream())
                .distinct()
                .sorted(Comparator.comparing(SnapshotPart::key));
    }

    /** Returns the lists that tell of things which only rules gave that are gone. */
    static List<SnapshotPart> of(FormerRules former) {
        return former.things().stream()
                .filter(thing ->
                        thing instanceof Entitlement.UserGroup
                                || thing instanceof Entitlement.Channel)
                .flatMap(thing -> SnapshotPart.telling(thing).stream())
                .distinct()
                .sorted(Comparator.comparing(SnapshotPart::key))
                .toList();
    }

    /** Returns the lists of members that are needed, once a source's groups are known. */
    List<SnapshotPart> after(SnapshotPart groups, Stream<SnapshotRow> rows) {
        Map<GroupId, Set<GroupId>> children = new HashMap<>();
        rows.map(SnapshotRow.Group.class::cast)
                .forEach(group ->
                        group.parents()
                                .forEach(parent ->
                                        children.computeIfAbsent(parent, _ -> new HashSet<>())
                                                .add(group.group())));
        return named().filter(group -> group.source().equals(groups.source()))
                .flatMap(group -> withThoseIn(group, children).stream())
                .distinct()
                .sorted()
                .map(SnapshotPart::membersOf)
                .toList();
    }

    /** Returns all groups that the policy names. */
    private Stream<GroupId> named() {
        return Stream.concat(
                policy.populations().stream().flatMap(population -> population.groups().stream()),
                policy.mappings().stream()
                        .flatMap(mapping ->
                                Stream.concat(
                                        Stream.of(mapping.group()), mapping.except().stream())));
    }

    /** However deep: the rules themselves decide how far down somebody is meant. */
    private static Set<GroupId> withThoseIn(GroupId group, Map<GroupId, Set<GroupId>> children) {
        Set<GroupId> all = new HashSet<>(Set.of(group));
        Deque<GroupId> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            for (GroupId child : children.getOrDefault(open.pop(), Set.of())) {
                if (all.add(child)) {
                    open.push(child);
                }
            }
        }
        return all;
    }
}
