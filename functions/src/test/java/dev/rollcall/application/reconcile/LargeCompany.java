package dev.rollcall.application.reconcile;

import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.PopulationName;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.domain.policy.SourceRules;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.OrganisationAccounts;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A company whose snapshot is made row by row while it is read, and is nowhere whole. Person n has
 * account n; group g means channel g, its user group and its workspace; whoever's number ends in
 * the group's is in it. Of each hundredth person something differs.
 *
 * @param people how many there are
 * @param groups how many the policy names
 */
record LargeCompany(int people, int groups) implements Snapshots {
    static final SnapshotId ID = new SnapshotId("20261127T060000Z-0a1b2c3d");
    static final Instant NOW = Instant.parse("2026-11-27T06:00:00Z");
    private static final SourceId OKTA = new SourceId("okta");
    private static final int WORKSPACES = 5;
    private static final int EACH_IN = 6;
    private static final Set<Attribute> TOLD =
            Set.of(
                    Attribute.TITLE,
                    Attribute.DEPARTMENT,
                    Attribute.DIVISION,
                    Attribute.COST_CENTER,
                    Attribute.EMPLOYEE_NUMBER);

    AccessPolicy policy() {
        return new AccessPolicy(
                "d1",
                Map.of(OKTA, new SourceRules(OKTA, Set.of("acme.example"), Optional.empty())),
                List.of(
                        new Population(
                                new PopulationName("employees"),
                                OKTA,
                                Set.of(),
                                AccountType.MEMBER,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                IntStream.range(0, groups)
                        .mapToObj(g ->
                                new Mapping(
                                        new MappingName("m" + g),
                                        group(g),
                                        new Nesting.All(5),
                                        Set.of(),
                                        MappingMode.AUTHORITATIVE,
                                        Provisioning.EAGER,
                                        "okta:owner",
                                        Optional.empty(),
                                        people,
                                        Set.of(
                                                channel(g),
                                                userGroup(g),
                                                new Entitlement.IdpGroup("S1" + g),
                                                new Entitlement.Workspace(workspace(g)))))
                        .toList(),
                Map.of(),
                AttributeRules.DEFAULT,
                Set.of());
    }

    /** Returns the reconciliation that has read all of it. */
    Reconciliation read() {
        WhatToRead what = new WhatToRead(policy(), SlackPlan.ENTERPRISE);
        Reconciliation read = Reconciliation.begin(ID, NOW, "d1", what.first(), Optional.empty());
        while (read.ended().isEmpty() && !read.left().isEmpty()) {
            SnapshotPart part = read.part();
            PartResult result =
                    new PartResult(
                            part,
                            1,
                            (int) rows(ID, part, 1).count(),
                            Optional.empty(),
                            Set.of(),
                            Optional.empty());
            read =
                    read.with(
                            result,
                            part.kind() == SnapshotPart.Kind.GROUPS
                                    ? what.after(part, rows(ID, part, 1))
                                    : List.of());
        }
        return read;
    }

    @Override
    public Stream<SnapshotRow> rows(SnapshotId snapshot, SnapshotPart part, int pages) {
        return switch (part.kind()) {
            case PEOPLE -> all(_ -> true, this::person);
            case GROUPS ->
                    IntStream.range(0, groups)
                            .mapToObj(g ->
                                    new SnapshotRow.Group(group(g), Optional.empty(), Set.of()));
            case GROUP_MEMBERS -> {
                int g = Integer.parseInt(part.group().value().substring(3));
                yield all(n -> isIn(n, g), n -> new SnapshotRow.GroupMember(id(n)));
            }
            case ASSIGNMENTS -> Stream.empty();
            case ACCOUNTS -> all(_ -> true, this::account);
            case ROSTER -> all(_ -> true, this::entry);
            case USER_GROUPS ->
                    IntStream.range(0, groups)
                            .filter(g -> workspace(g).equals(part.of()))
                            .mapToObj(g ->
                                    new SnapshotRow.UserGroup(
                                            userGroup(g).groupId(),
                                            all(n -> isIn(n, g), LargeCompany::accountOf)
                                                    .collect(Collectors.toSet())));
            case CHANNEL_MEMBERS -> {
                int g = Integer.parseInt(part.of().substring(2));
                yield all(
                        n -> n % 100 == 7 ? isIn(n + 1, g) : isIn(n, g),
                        n -> new SnapshotRow.ChannelMember(accountOf(n)));
            }
            case ADMIN_ROLES -> Stream.empty();
            case LINKS -> all(_ -> true, n -> new SnapshotRow.Linked(id(n), accountOf(n), NOW));
        };
    }

    private <T> Stream<T> all(IntPredicate which, IntFunction<T> row) {
        return IntStream.range(0, people).filter(which).mapToObj(row);
    }

    private boolean isIn(int n, int g) {
        return Math.floorMod(g - n * 31, groups) < EACH_IN;
    }

    private IntStream groupsOf(int n) {
        return IntStream.range(0, EACH_IN).map(i -> Math.floorMod(n * 31 + i, groups));
    }

    private SnapshotRow person(int n) {
        return new SnapshotRow.Person(
                id(n),
                n % 50 == 49 ? Standing.SUSPENDED : Standing.ENTITLED,
                "ACTIVE",
                Map.of(),
                Optional.of(digest(n, 99)),
                attributes(n));
    }

    private SnapshotRow account(int n) {
        return new SnapshotRow.Account(
                accountOf(n),
                true,
                AccountType.MEMBER,
                Optional.empty(),
                Set.of(digest(n, 99)),
                attributes(n),
                groupsOf(n).mapToObj(g -> "S1" + g).collect(Collectors.toSet()));
    }

    private SnapshotRow entry(int n) {
        return new SnapshotRow.RosterEntry(
                accountOf(n),
                true,
                Account.Rank.MEMBER,
                Optional.empty(),
                groupsOf(n).mapToObj(LargeCompany::workspace).collect(Collectors.toSet()));
    }

    private static Map<Attribute, Long> attributes(int n) {
        Map<Attribute, Long> all = new EnumMap<>(Attribute.class);
        TOLD.forEach(attribute -> all.put(attribute, digest(n, attribute.ordinal())));
        return all;
    }

    private static long digest(int n, int of) {
        return (n * 131L + of) * 0x9E3779B97F4A7C15L;
    }

    private static PersonId id(int n) {
        return new PersonId(OKTA, "00u" + (10_000_000_000_000_000L + n));
    }

    private static AccountId accountOf(int n) {
        return new AccountId("U0" + (100_000_000 + n));
    }

    private static GroupId group(int g) {
        return new GroupId(OKTA, "00g" + g);
    }

    private static Entitlement.Channel channel(int g) {
        return new Entitlement.Channel("C0" + g);
    }

    private static Entitlement.UserGroup userGroup(int g) {
        return new Entitlement.UserGroup(workspace(g), "S0" + g);
    }

    private static String workspace(int g) {
        return "T0" + g % WORKSPACES;
    }

    @Override
    public void keep(SnapshotId snapshot, SnapshotPart part, int number, List<SnapshotRow> rows) {
        throw new UnsupportedOperationException("It is made while it is read");
    }

    @Override
    public byte[] keepOnce(SnapshotId snapshot, String name, byte[] content) {
        return content;
    }

    @Override
    public void keepDocument(SnapshotId snapshot, String name, byte[] content) {
        throw new UnsupportedOperationException("It is made while it is read");
    }

    @Override
    public Optional<byte[]> document(SnapshotId snapshot, String name) {
        return Optional.empty();
    }

    /** Compares a company of so many people and groups, and prints what came of it. */
    public static void main(String[] arguments) {
        LargeCompany large =
                new LargeCompany(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        ReconcileWorld world = new ReconcileWorld();
        Reconciliation read = large.read();
        long loaded = loaded(large, read);
        long started = System.nanoTime();
        Compared compared =
                new CompareCompany(
                                world.sides(),
                                large,
                                world.reconciliations,
                                world.base.source,
                                new OrganisationAccounts(
                                        world.slack.ports().directory(),
                                        OrganisationAccounts.Ranks.NONE),
                                world.base.belongings,
                                FixedPolicies.usual().granting(large.policy()),
                                world.base.grants,
                                world.preExistings,
                                world.base.disputes,
                                world.base.runs,
                                new SeeLeaver(world.base.batches, world.base.cases))
                        .compare(read, large.policy(), NOW);
        Map<String, Integer> kinds = new TreeMap<>();
        compared.findings()
                .forEach(finding -> kinds.merge(finding.drift().kind().code(), 1, Integer::sum));
        System.out.println(
                "people="
                        + compared.active()
                        + " loadedMb="
                        + loaded / 1_000_000
                        + " compareMs="
                        + (System.nanoTime() - started) / 1_000_000
                        + " sources="
                        + compared.sources().stream()
                                .flatMap(s -> s.reasons().stream())
                                .collect(Collectors.toCollection(TreeSet::new))
                        + " found="
                        + kinds);
    }

    /** Returns how much is in use by a company that is loaded, and lets it go. */
    private static long loaded(LargeCompany large, Reconciliation read) {
        Company company = new LoadCompany(large).load(read);
        System.gc();
        long used = used();
        if (company.numberOfPeople() != large.people()) {
            throw new IllegalStateException("Not everybody was loaded");
        }
        return used;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
