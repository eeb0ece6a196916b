package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.platform.set.Memberships;
import dev.rollcall.platform.set.NumberSet;
import dev.rollcall.platform.set.Numbering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A company as a snapshot has it, as far as it must be in memory at once: numbers for people and
 * accounts, and who is in what as compressed sets. People themselves are read once more, one by
 * one.
 */
final class Company {
    private final Reconciliation reconciliation;
    private final Map<SnapshotPart, PartResult> results;
    private final Numbering<PersonId> people = new Numbering<>();
    private final Map<Standing, NumberSet> standings = new EnumMap<>(Standing.class);
    private final Memberships<GroupId> groups = new Memberships<>();
    private final Map<GroupId, Set<GroupId>> parents = new HashMap<>();
    private final Map<GroupId, Integer> promised = new HashMap<>();
    private final NumberSet assigned = NumberSet.none();
    private final AccountColumns accounts = new AccountColumns();
    private final Memberships<Entitlement> things = new Memberships<>();
    private final Map<PersonId, List<SnapshotRow.Linked>> links = new HashMap<>();
    private final Map<AccountId, List<SnapshotRow.Linked>> byAccount = new HashMap<>();
    private final NumberSet linked = NumberSet.none();

    Company(Reconciliation reconciliation) {
        this.reconciliation = requireNonNull(reconciliation, "reconciliation is null");
        this.results =
                reconciliation.done().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        PartResult::part, Function.identity(), (a, _) -> a));
    }

    Reconciliation reconciliation() {
        return reconciliation;
    }

    AccountColumns accounts() {
        return accounts;
    }

    /** Returns how the reading of the part ended; empty if it was not read. */
    Optional<PartResult> result(SnapshotPart part) {
        return Optional.ofNullable(results.get(part));
    }

    boolean isProven(SnapshotPart part) {
        return result(part).filter(PartResult::proven).isPresent();
    }

    void add(SnapshotRow.Person row) {
        standings
                .computeIfAbsent(row.standing(), _ -> NumberSet.none())
                .add(people.numberOf(row.person()));
    }

    void add(SnapshotRow.Group row) {
        parents.put(row.group(), row.parents());
        row.people().ifPresent(many -> promised.put(row.group(), many));
    }

    /** Whoever is in a group and not among the people is somebody we know nothing of. */
    void add(GroupId group, SnapshotRow.GroupMember row) {
        NumberSet members = groups.holders(group);
        people.find(row.person()).ifPresent(members::add);
    }

    void add(SnapshotRow.Assigned row) {
        people.find(row.person()).ifPresent(assigned::add);
    }

    void add(SnapshotRow.Account row) {
        accounts.add(row);
        int number = accounts.numbers().numberOf(row.account());
        row.idpGroups().forEach(id -> things.holders(new Entitlement.IdpGroup(id)).add(number));
    }

    void add(SnapshotRow.RosterEntry row) {
        accounts.add(row);
        row.workspaces().forEach(id -> holds(row.account(), new Entitlement.Workspace(id)));
    }

    void add(SnapshotRow.Linked row) {
        links.computeIfAbsent(row.person(), _ -> new ArrayList<>(1)).add(row);
        byAccount.computeIfAbsent(row.account(), _ -> new ArrayList<>(1)).add(row);
    }

    /** Whoever the list of accounts does not have is not judged. */
    void holds(AccountId account, Entitlement thing) {
        accounts.numbers().find(account).ifPresent(things.holders(thing)::add);
    }

    /** Says that all is added but the links. */
    void linkAll() {
        links.values().stream()
                .flatMap(List::stream)
                .forEach(link -> accounts.numbers().find(link.account()).ifPresent(linked::add));
    }

    boolean isLinked(int account) {
        return linked.contains(account);
    }

    OptionalInt find(PersonId person) {
        return people.find(person);
    }

    int numberOfPeople() {
        return people.size();
    }

    /** Returns what the source says of somebody; empty if its list does not have them. */
    Optional<Standing> standing(PersonId person) {
        OptionalInt number = people.find(person);
        return number.isEmpty()
                ? Optional.empty()
                : standings.entrySet().stream()
                        .filter(standing -> standing.getValue().contains(number.getAsInt()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /** Returns whether the list of assignments has somebody. */
    boolean isAssigned(PersonId person) {
        OptionalInt number = people.find(person);
        return number.isPresent() && assigned.contains(number.getAsInt());
    }

    List<SnapshotRow.Linked> linksOf(PersonId person) {
        return links.getOrDefault(person, List.of());
    }

    List<SnapshotRow.Linked> linksTo(AccountId account) {
        return byAccount.getOrDefault(account, List.of());
    }

    boolean hasActiveAccount(PersonId person) {
        return linksOf(person).stream()
                .flatMap(link -> accounts.numbers().find(link.account()).stream().boxed())
                .anyMatch(accounts::isActive);
    }

    /** Returns everybody who has a link. */
    Set<PersonId> linkedPeople() {
        return links.keySet();
    }

    /** Returns when the person was first linked. */
    Optional<Instant> since(PersonId person) {
        return linksOf(person).stream()
                .map(SnapshotRow.Linked::madeAt)
                .min(Comparator.naturalOrder());
    }

    /** Returns the groups whose members were read, in the order of their ids. */
    List<GroupId> groups() {
        return groups.things().stream().sorted().toList();
    }

    NumberSet membersOf(GroupId group) {
        return groups.of(group);
    }

    Map<GroupId, Set<GroupId>> parents() {
        return parents;
    }

    /** Returns how many the source says are in the group; empty if it does not say. */
    Optional<Integer> promised(GroupId group) {
        return Optional.ofNullable(promised.get(group));
    }

    /** Returns all that any account has, in the order of the keys. */
    List<Entitlement> things() {
        return things.things().stream().sorted(Comparator.comparing(Entitlement::key)).toList();
    }

    NumberSet holdersOf(Entitlement thing) {
        return things.of(thing);
    }
}
