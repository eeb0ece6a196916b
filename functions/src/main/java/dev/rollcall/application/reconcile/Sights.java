package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.GroupGraph;
import dev.rollcall.domain.grant.GroupWalk;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.reconcile.AccountSight;
import dev.rollcall.domain.reconcile.FormerRules;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.PersonSight;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.domain.stay.StayFinding;
import dev.rollcall.domain.stay.StayRules;
import dev.rollcall.platform.set.NumberSet;
import dev.rollcall.platform.set.Turned;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows single people and accounts of a company, as far as a snapshot tells of them. Of what an
 * account has, only what the policy manages.
 */
final class Sights {
    private final Company company;
    private final AccessPolicy policy;
    private final LeaverPolicy general;
    private final AccountId installer;
    private final Instant time;
    private final GroupGraph graph;
    private final GroupWalk walk;
    private final AccessRules.InGraph rules;
    private final StayRules stays;
    private final ManagersAccount managers;
    private final Turned groupsOf;
    private final int[] groupNumbers;
    private final List<Entitlement> things;
    private final Turned thingsOf;
    private final List<String> read;

    Sights(
            Company company,
            AccessPolicy policy,
            LeaverPolicy general,
            AccountId installer,
            FormerRules former,
            Instant time) {
        this.company = requireNonNull(company, "company is null");
        this.policy = requireNonNull(policy, "policy is null");
        this.general = requireNonNull(general, "general is null");
        this.installer = requireNonNull(installer, "installer is null");
        this.time = requireNonNull(time, "time is null");
        this.managers = new ManagersAccount(policy, new Pseudonyms(company.reconciliation().id()));
        List<GroupId> groups = company.groups();
        this.graph = GroupGraph.of(groups, company.parents());
        this.walk = new GroupWalk(graph);
        this.rules = new AccessRules(policy).in(graph);
        this.stays = new StayRules(company::standing);
        this.groupsOf =
                Turned.of(
                        groups.stream().map(company::membersOf).toList(), company.numberOfPeople());
        this.groupNumbers = groups.stream().mapToInt(graph::numberOf).toArray();
        this.things = managed(former);
        this.thingsOf =
                Turned.of(
                        things.stream().map(this::holdersOf).toList(),
                        company.accounts().numbers().size());
        this.read =
                Stream.concat(
                                company.reconciliation().done().stream()
                                        .filter(PartResult::proven)
                                        .map(PartResult::part),
                                Stream.of(SnapshotPart.ROSTER).filter(_ -> isOneWorkspace()))
                        .flatMap(part -> part.reading().stream())
                        // Each account's holdings have it, without a copy of their own.
                        .collect(Collectors.toUnmodifiableList());
    }

    /** Where the plan has no roster there is one workspace, and every account is in it. */
    boolean isOneWorkspace() {
        return company.result(SnapshotPart.ROSTER).isEmpty();
    }

    NumberSet holdersOf(Entitlement thing) {
        return thing instanceof Entitlement.Workspace && isOneWorkspace()
                ? company.accounts().numbers().all()
                : company.holdersOf(thing);
    }

    /**
     * What mappings that only observe list counts too, and what another writes: it can keep a
     * workspace that goes otherwise. Nobody has a user group without its workspace, whoever gives
     * that.
     */
    private List<Entitlement> managed(FormerRules former) {
        return Stream.of(
                        policy.mappings().stream()
                                .map(Mapping::grants)
                                .flatMap(Set::stream)
                                .flatMap(Sights::withPlace),
                        former.things().stream(),
                        policy.writers().keySet().stream(),
                        company.things().stream().filter(Entitlement.AdminRole.class::isInstance))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    private static Stream<Entitlement> withPlace(Entitlement thing) {
        return thing instanceof Entitlement.UserGroup group
                ? Stream.of(thing, new Entitlement.Workspace(group.workspaceId()))
                : Stream.of(thing);
    }

    /** Returns what is seen of somebody whom the source tells of. */
    PersonSight of(SnapshotRow.Person row) {
        PersonId person = row.person();
        Optional<Instant> since = company.since(person);
        PersonRecord record = record(row, row.standing());
        DesiredAccess desired = desired(record, since);
        return new PersonSight(
                desired,
                row.status(),
                company.linksOf(person).stream()
                        .map(SnapshotRow.Linked::account)
                        .flatMap(account -> of(row, account).stream())
                        .toList(),
                namesakes(row),
                stay(desired, record, since));
    }

    /** Returns what rules would give somebody who belonged here. */
    DesiredAccess meant(SnapshotRow.Person row) {
        return desired(record(row, Standing.ENTITLED), company.since(row.person()));
    }

    private PersonRecord record(SnapshotRow.Person row, Standing standing) {
        return new PersonRecord(
                row.person(),
                standing,
                row.status(),
                row.told(),
                PersonGroups.NONE,
                company.reconciliation().begun());
    }

    private DesiredAccess desired(PersonRecord record, Optional<Instant> since) {
        walk.from(direct(record.person()));
        return rules.of(record, since, walk, time);
    }

    private int[] direct(PersonId person) {
        int number = company.find(person).orElseThrow();
        return Arrays.stream(groupsOf.of(number)).map(place -> groupNumbers[place]).toArray();
    }

    private Set<StayFinding> stay(
            DesiredAccess desired, PersonRecord record, Optional<Instant> since) {
        return desired.population()
                .flatMap(policy::population)
                .map(one -> stays.open(one, record, since, general.observesOnly(), time))
                .orElseGet(Set::of);
    }

    private int namesakes(SnapshotRow.Person row) {
        return (int)
                row.email().stream()
                        .flatMapToInt(email -> Arrays.stream(company.accounts().withAddress(email)))
                        .filter(account -> !company.isLinked(account))
                        .count();
    }

    private Optional<AccountSight> of(SnapshotRow.Person row, AccountId account) {
        return company.accounts().numbers().find(account).stream()
                .mapToObj(number ->
                        of(
                                number,
                                row.email().filter(email -> hasAddress(number, email)).isPresent(),
                                unlike(row, number)))
                .findFirst();
    }

    private boolean hasAddress(int account, long email) {
        return Arrays.stream(company.accounts().withAddress(email)).anyMatch(a -> a == account);
    }

    /** Returns what the account tells otherwise than its person's source. */
    private Set<Attribute> unlike(SnapshotRow.Person row, int account) {
        Set<Attribute> unlike = EnumSet.noneOf(Attribute.class);
        row.attributes()
                .forEach((attribute, digest) -> {
                    if (!company.accounts().tells(account, attribute, digest)) {
                        unlike.add(attribute);
                    }
                });
        manager(row)
                .filter(digest -> !company.accounts().tells(account, Attribute.MANAGER, digest))
                .ifPresent(_ -> unlike.add(Attribute.MANAGER));
        return unlike;
    }

    /**
     * Returns the account that is to be shown as the manager's, as accounts tell it; empty where
     * the source tells nobody who has one, or not all links are known.
     */
    private Optional<Long> manager(SnapshotRow.Person row) {
        return company.isProven(SnapshotPart.LINKS)
                ? managers.of(row, person -> firstOf(company.linksOf(person)))
                : Optional.empty();
    }

    /** Of several it is the one that was linked first, as for whoever writes it. */
    private static Optional<AccountId> firstOf(List<SnapshotRow.Linked> links) {
        return links.stream()
                .min(
                        Comparator.comparing(SnapshotRow.Linked::madeAt)
                                .thenComparing(link -> link.account().value()))
                .map(SnapshotRow.Linked::account);
    }

    /** Returns what is seen of an account, whoever has it. */
    AccountSight of(int number) {
        return of(number, false, Set.of());
    }

    private AccountSight of(int number, boolean hasAddress, Set<Attribute> unlike) {
        AccountColumns accounts = company.accounts();
        AccountId id = accounts.numbers().thing(number);
        Instant at = company.reconciliation().begun();
        List<Entitlement> has = Arrays.stream(thingsOf.of(number)).mapToObj(things::get).toList();
        return new AccountSight(
                id,
                accounts.isActive(number),
                accounts.type(number),
                protection(id, accounts.rank(number)),
                accounts.deactivatedAt(number),
                new Holdings(id, has, read, List.of(), at, at),
                hasAddress,
                unlike);
    }

    private Optional<String> protection(AccountId id, Optional<Rank> rank) {
        if (policy.protectedAccounts().contains(id) || general.protectedAccounts().contains(id)) {
            return Optional.of("listed-as-protected");
        }
        if (id.equals(installer)) {
            return Optional.of("installer-of-our-tokens");
        }
        return rank.filter(one -> one == Rank.OWNER || one == Rank.PRIMARY_OWNER).map(_ -> "owner");
    }
}
