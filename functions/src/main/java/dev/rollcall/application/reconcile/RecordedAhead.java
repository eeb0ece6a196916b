package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.reconcile.AccountSight;
import dev.rollcall.domain.reconcile.FormerRules;
import dev.rollcall.domain.reconcile.PersonSight;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rules gave to people, read ahead for a page of them by a few requests, where one for each
 * would take a quarter of an hour in a large company. Read is only what can make a difference to
 * what is said of somebody: of what an account has and no rule gives now, and of the places that
 * this stands in.
 */
final class RecordedAhead {
    private final Function<Map<PersonId, Set<Entitlement>>, Map<PersonId, List<RecordedGrant>>>
            grants;
    private final Function<AccountSight, Set<Entitlement>> before;
    private final Map<String, List<Entitlement>> groupsIn;
    private Map<PersonId, List<RecordedGrant>> page = Map.of();

    /**
     * @param before what an account had when the company was adopted
     */
    RecordedAhead(
            Function<Map<PersonId, Set<Entitlement>>, Map<PersonId, List<RecordedGrant>>> grants,
            Function<AccountSight, Set<Entitlement>> before,
            AccessPolicy policy,
            FormerRules former) {
        this.grants = requireNonNull(grants, "grants is null");
        this.before = requireNonNull(before, "before is null");
        this.groupsIn =
                Stream.concat(
                                policy.mappings().stream()
                                        .flatMap(mapping -> mapping.grants().stream()),
                                former.things().stream())
                        .distinct()
                        .filter(Entitlement.UserGroup.class::isInstance)
                        .collect(
                                Collectors.groupingBy(
                                        thing -> ((Entitlement.UserGroup) thing).workspaceId()));
    }

    /** Reads what those may be asked for, in the place of the page before. */
    void read(Collection<PersonSight> people) {
        Map<PersonId, List<RecordedGrant>> next = new HashMap<>();
        Map<PersonId, Set<Entitlement>> wanted = new HashMap<>();
        for (PersonSight sight : people) {
            next.put(sight.desired().person(), List.of());
            Set<Entitlement> things = wanted(sight);
            if (!things.isEmpty()) {
                wanted.put(sight.desired().person(), things);
            }
        }
        if (!wanted.isEmpty()) {
            next.putAll(grants.apply(wanted));
        }
        page = next;
    }

    /** Returns what is recorded of somebody of the page, as far as it makes a difference. */
    List<RecordedGrant> of(PersonId person) {
        return requireNonNull(page.get(person), "they are not of the page");
    }

    private Set<Entitlement> wanted(PersonSight sight) {
        Set<Entitlement> wanted = new HashSet<>();
        if (sight.desired().standing() == Standing.LEAVER) {
            // All that they have goes, whoever gave it.
            return wanted;
        }
        Set<Entitlement> desired =
                sight.desired().grants().stream()
                        .map(Grant::entitlement)
                        .collect(Collectors.toSet());
        for (AccountSight account : sight.accounts()) {
            if (account.active()) {
                around(account.holdings())
                        .filter(thing -> !desired.contains(thing))
                        .forEach(wanted::add);
                // Of this it counts whether a run has put down that rules gave it.
                before.apply(account).stream().filter(desired::contains).forEach(wanted::add);
            }
        }
        return wanted;
    }

    /**
     * Returns what it has, the workspaces of its user groups, and what it may have there where no
     * list tells.
     */
    private Stream<Entitlement> around(Holdings holdings) {
        return holdings.entitlements().stream()
                .flatMap(thing ->
                        switch (thing) {
                            case Entitlement.UserGroup group ->
                                    Stream.of(
                                            thing, new Entitlement.Workspace(group.workspaceId()));
                            case Entitlement.Workspace workspace ->
                                    Stream.concat(
                                            Stream.of(thing),
                                            untold(holdings, workspace.workspaceId()));
                            default -> Stream.of(thing);
                        });
    }

    private Stream<Entitlement> untold(Holdings holdings, String workspace) {
        return holdings.read().contains("user-groups:" + workspace)
                ? Stream.empty()
                : groupsIn.getOrDefault(workspace, List.of()).stream();
    }
}
