package dev.rollcall.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.LeftAlone;
import dev.rollcall.domain.grant.RandomCompany;
import dev.rollcall.domain.grant.RandomCompany.Somebody;
import dev.rollcall.domain.grant.RemovalReason;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.SourceRules;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.OrganisationAccounts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What is named of everybody in a company is what a run of each person alone would change, on the
 * same facts: nothing more, and nothing less.
 */
@Execution(ExecutionMode.CONCURRENT)
class CompanyIsItsPeopleTest {
    private static final SourceId OKTA = new SourceId("okta");
    private static final SnapshotId ID = new SnapshotId("20261126T120000Z-0a1b2c3d");
    private static final Set<DriftKind> OF_ACCESS =
            EnumSet.of(
                    DriftKind.MISSING_GRANT,
                    DriftKind.MANUAL_ADD,
                    DriftKind.OUTLIVED_GRANT,
                    DriftKind.PRE_EXISTING);

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("storm.seeds", 250));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_company_is_judged_as_each_of_its_people(long seed) {
        Snapshot snapshot = new Snapshot(seed);

        assertThat(snapshot.named()).isEqualTo(snapshot.expected());
    }

    @Test
    void differences_of_each_kind_are_drawn() {
        List<String> words =
                LongStream.range(0, 40)
                        .mapToObj(Snapshot::new)
                        .flatMap(snapshot -> snapshot.expected().values().stream())
                        .flatMap(Set::stream)
                        .toList();

        OF_ACCESS.forEach(kind ->
                assertThat(words)
                        .filteredOn(word -> word.startsWith(kind.name()))
                        .hasSizeGreaterThan(5));
    }

    /** A company with its snapshot, of which some lists are not proven. */
    private static final class Snapshot {
        private final ReconcileWorld world = new ReconcileWorld();
        private final Random random;
        private final RandomCompany company;
        private final AccessPolicy policy;
        private final List<PartResult> done = new ArrayList<>();

        Snapshot(long seed) {
            random = new Random(seed ^ 0x5eed);
            company = new RandomCompany(seed);
            policy =
                    new AccessPolicy(
                            company.policy.digest(),
                            Map.of(OKTA, new SourceRules(OKTA, Set.of(), Optional.empty())),
                            company.policy.populations(),
                            company.policy.mappings(),
                            company.policy.writers(),
                            company.policy.attributes(),
                            company.policy.protectedAccounts());
            world.policies = FixedPolicies.usual().granting(policy);
            company.people.stream()
                    .flatMap(one -> one.recorded().stream())
                    .forEach(world.base.grants::record);
            world.preExistings.adopt(company.people.stream().flatMap(Snapshot::before).toList());
            read();
        }

        private static Stream<PreExisting> before(Somebody one) {
            return one.preExisting().stream()
                    .map(thing ->
                            PreExisting.found(
                                    account(one.actual()),
                                    thing,
                                    new PreExisting.Granted.Before(RandomCompany.NOW),
                                    ID,
                                    "okta:owner",
                                    LocalDate.parse("2027-05-25")));
        }

        private void read() {
            WhatToRead what = new WhatToRead(policy, SlackPlan.ENTERPRISE);
            List<SnapshotPart> open = new ArrayList<>(what.first());
            while (!open.isEmpty()) {
                SnapshotPart part = open.removeFirst();
                List<SnapshotRow> rows = rows(part);
                world.snapshots.keep(ID, part, 0, rows);
                done.add(
                        new PartResult(
                                part,
                                1,
                                rows.size(),
                                Optional.empty(),
                                isProven(part) ? Set.of() : Set.of(Doubt.REPEATED),
                                Optional.empty()));
                if (part.kind() == SnapshotPart.Kind.GROUPS) {
                    open.addAll(0, what.after(part, rows.stream()));
                }
            }
        }

        private boolean isProven(SnapshotPart part) {
            return part.isOfSource() || part.equals(SnapshotPart.LINKS) || random.nextInt(5) > 0;
        }

        private List<SnapshotRow> rows(SnapshotPart part) {
            return switch (part.kind()) {
                case PEOPLE -> company.people.stream().map(Snapshot::person).toList();
                case GROUPS -> company.groups().stream().map(this::group).toList();
                case GROUP_MEMBERS ->
                        company.people.stream()
                                .filter(one ->
                                        one.person().groups().direct().contains(part.group()))
                                .<SnapshotRow>map(one -> new SnapshotRow.GroupMember(id(one)))
                                .toList();
                case ASSIGNMENTS -> List.of();
                case ACCOUNTS -> company.people.stream().map(Snapshot::account).toList();
                case ROSTER -> company.people.stream().map(Snapshot::entry).toList();
                case USER_GROUPS -> userGroups(part.of());
                case CHANNEL_MEMBERS ->
                        having(new Entitlement.Channel(part.of()))
                                .<SnapshotRow>map(SnapshotRow.ChannelMember::new)
                                .toList();
                case ADMIN_ROLES ->
                        RandomCompany.EVERYTHING.stream()
                                .filter(Entitlement.AdminRole.class::isInstance)
                                .map(Entitlement.AdminRole.class::cast)
                                .flatMap(role ->
                                        having(role)
                                                .<SnapshotRow>map(account ->
                                                        new SnapshotRow.RoleHolder(account, role)))
                                .toList();
                case LINKS ->
                        company.people.stream()
                                .<SnapshotRow>map(one ->
                                        new SnapshotRow.Linked(
                                                id(one), account(one.actual()), RandomCompany.NOW))
                                .toList();
            };
        }

        private static SnapshotRow person(Somebody one) {
            return new SnapshotRow.Person(
                    id(one),
                    one.person().standing(),
                    "ACTIVE",
                    Map.of(),
                    Optional.empty(),
                    Map.of());
        }

        private SnapshotRow group(GroupId group) {
            return new SnapshotRow.Group(
                    group, Optional.empty(), company.parents.getOrDefault(group, Set.of()));
        }

        private static SnapshotRow account(Somebody one) {
            return new SnapshotRow.Account(
                    account(one.actual()),
                    true,
                    one.now(),
                    Optional.empty(),
                    Set.of(),
                    Map.of(),
                    things(one, Entitlement.IdpGroup.class)
                            .map(Entitlement.IdpGroup::groupId)
                            .collect(Collectors.toSet()));
        }

        private static SnapshotRow entry(Somebody one) {
            return new SnapshotRow.RosterEntry(
                    account(one.actual()),
                    true,
                    Account.Rank.MEMBER,
                    Optional.empty(),
                    things(one, Entitlement.Workspace.class)
                            .map(Entitlement.Workspace::workspaceId)
                            .collect(Collectors.toSet()));
        }

        private List<SnapshotRow> userGroups(String workspace) {
            return RandomCompany.EVERYTHING.stream()
                    .filter(Entitlement.UserGroup.class::isInstance)
                    .map(Entitlement.UserGroup.class::cast)
                    .filter(group -> group.workspaceId().equals(workspace))
                    .<SnapshotRow>map(group ->
                            new SnapshotRow.UserGroup(
                                    group.groupId(), having(group).collect(Collectors.toSet())))
                    .toList();
        }

        private Stream<AccountId> having(Entitlement thing) {
            return company.people.stream()
                    .filter(one -> one.actual().entitlements().contains(thing))
                    .map(one -> account(one.actual()));
        }

        private static <E extends Entitlement> Stream<E> things(Somebody one, Class<E> kind) {
            return one.actual().entitlements().stream().filter(kind::isInstance).map(kind::cast);
        }

        private static PersonId id(Somebody one) {
            return one.person().person();
        }

        private static AccountId account(Holdings actual) {
            return actual.account();
        }

        /** Returns what the comparison of the company would have set right, by person. */
        Map<PersonId, Set<String>> named() {
            Reconciliation reconciliation =
                    Reconciliation.begin(
                            ID,
                            RandomCompany.NOW,
                            policy.digest(),
                            List.of(SnapshotPart.LINKS),
                            Optional.empty());
            for (PartResult result : done) {
                reconciliation = reconciliation.with(result, List.of(SnapshotPart.LINKS));
            }
            Map<PersonId, Set<String>> named = new HashMap<>();
            Compared compared = compare().compare(reconciliation, policy, RandomCompany.NOW);
            assertThat(compared.sources()).allMatch(verdict -> verdict.reasons().isEmpty());
            List<Finding> ofAccess =
                    compared.findings().stream()
                            .filter(finding ->
                                    finding.correctable()
                                            || finding.drift().kind() == DriftKind.PRE_EXISTING)
                            .filter(finding -> OF_ACCESS.contains(finding.drift().kind()))
                            .toList();
            assertThat(ofAccess)
                    .extracting(finding -> finding.drift().id())
                    .doesNotHaveDuplicates();
            ofAccess.forEach(finding ->
                    named.computeIfAbsent(
                                    finding.drift().person().orElseThrow(), _ -> new TreeSet<>())
                            .add(
                                    finding.drift().kind()
                                            + " "
                                            + finding.drift().entitlement().orElseThrow().key()));
            return named;
        }

        private CompareCompany compare() {
            return new CompareCompany(
                    world.sides(),
                    world.snapshots,
                    world.reconciliations,
                    world.base.source,
                    new OrganisationAccounts(
                            world.slack.ports().directory(), OrganisationAccounts.Ranks.NONE),
                    world.base.belongings,
                    world.policies,
                    world.base.grants,
                    world.preExistings,
                    world.base.disputes,
                    world.base.runs,
                    new SeeLeaver(world.base.batches, world.base.cases));
        }

        /** Returns what a run of each person alone would write, as far as it is managed. */
        Map<PersonId, Set<String>> expected() {
            Map<PersonId, Set<String>> expected = new HashMap<>();
            company.people.forEach(one -> {
                Set<String> words =
                        Stream.concat(
                                        alone(one).changes().stream()
                                                .filter(change -> isShown(one, change))
                                                .map(Snapshot::word),
                                        keptFromBefore(one))
                                .collect(Collectors.toCollection(TreeSet::new));
                if (!words.isEmpty()) {
                    expected.put(id(one), words);
                }
            });
            return expected;
        }

        private DesiredAccess desired(Somebody one) {
            return new AccessRules(policy)
                    .of(one.person(), Optional.of(RandomCompany.NOW), RandomCompany.NOW);
        }

        /** What a run leaves alone only because it was there before. */
        private Stream<String> keptFromBefore(Somebody one) {
            return alone(one).leftFor(LeftAlone.Why.PRE_EXISTING).stream()
                    .filter(this::isListed)
                    .filter(_ -> isJudged(one))
                    .map(thing -> DriftKind.PRE_EXISTING + " " + thing.key());
        }

        private boolean isJudged(Somebody one) {
            return one.person().standing() == Standing.ENTITLED
                    && one.now() != AccountType.UNMANAGED
                    && desired(one).account() != AccountType.UNMANAGED
                    && !policy.protectedAccounts().contains(account(one.actual()));
        }

        private AccessChanges alone(Somebody one) {
            List<String> read =
                    done.stream()
                            .filter(PartResult::proven)
                            .flatMap(result -> result.part().reading().stream())
                            .toList();
            List<Entitlement> held =
                    one.actual().entitlements().stream()
                            .filter(thing ->
                                    SnapshotPart.telling(thing)
                                            .filter(part ->
                                                    done.stream()
                                                            .anyMatch(r -> r.part().equals(part)))
                                            .isPresent())
                            .toList();
            return AccessChanges.between(
                    desired(one),
                    new Holdings(
                            account(one.actual()),
                            held,
                            read,
                            List.of(),
                            RandomCompany.NOW,
                            RandomCompany.NOW),
                    one.recorded(),
                    one.preExisting(),
                    policy,
                    one.now(),
                    SlackPlan.ENTERPRISE);
        }

        /**
         * Whether lists that were read show it, and the policy manages it: a run looks at what our
         * records alone tell of, and at channels by the account.
         */
        private boolean isShown(Somebody one, AccessChange change) {
            Entitlement thing = change.entitlement();
            return isListed(thing)
                    && switch (change) {
                        case AccessChange.Add _ -> isTold(thing);
                        case AccessChange.Remove _ -> one.actual().entitlements().contains(thing);
                    };
        }

        private boolean isListed(Entitlement thing) {
            return policy.mappings().stream()
                    .filter(mapping -> mapping.mode() != MappingMode.OBSERVE)
                    .anyMatch(mapping -> mapping.grants().contains(thing));
        }

        private boolean isTold(Entitlement thing) {
            return SnapshotPart.telling(thing)
                    .filter(part ->
                            done.stream().anyMatch(r -> r.part().equals(part) && r.proven()))
                    .isPresent();
        }

        private static String word(AccessChange change) {
            DriftKind kind =
                    switch (change) {
                        case AccessChange.Add _ -> DriftKind.MISSING_GRANT;
                        case AccessChange.Remove(var _, RemovalReason.Unexplained _, var _) ->
                                DriftKind.MANUAL_ADD;
                        case AccessChange.Remove(var _, RemovalReason.RulesEnded _, var _) ->
                                DriftKind.OUTLIVED_GRANT;
                        case AccessChange.Remove(var _, RemovalReason.Approved _, var _) ->
                                DriftKind.PRE_EXISTING;
                    };
            return kind + " " + change.entitlement().key();
        }
    }
}
