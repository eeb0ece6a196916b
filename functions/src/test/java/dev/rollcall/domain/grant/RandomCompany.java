package dev.rollcall.domain.grant;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
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
import dev.rollcall.domain.policy.Writer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small company out of a seed: groups with cycles and diamonds, a policy of every mode, people,
 * and accounts that have this and that for whatever reason.
 */
public final class RandomCompany {
    public static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final SourceId OKTA = new SourceId("okta");
    private static final int GROUPS = 9;
    private static final int PEOPLE = 6;

    public static final List<Entitlement> EVERYTHING =
            List.of(
                    new Entitlement.Workspace("T1"),
                    new Entitlement.Workspace("T2"),
                    new Entitlement.IdpGroup("S1"),
                    new Entitlement.IdpGroup("S2"),
                    new Entitlement.UserGroup("T1", "S3"),
                    new Entitlement.UserGroup("T1", "S4"),
                    new Entitlement.UserGroup("T2", "S5"),
                    new Entitlement.OrganisationGroup("S6"),
                    new Entitlement.Channel("C1"),
                    new Entitlement.Channel("C2"),
                    new Entitlement.AdminRole("Rl1", "T1"));

    private static final List<String> READINGS =
            List.of(
                    "workspaces",
                    "idp-groups",
                    "user-groups",
                    "user-groups:T1",
                    "user-groups:T2",
                    "channels:T1",
                    "channels:T2",
                    "admin-roles");

    /** One person of it, with the account as it is. */
    public record Somebody(
            PersonRecord person,
            AccountType now,
            Holdings actual,
            List<RecordedGrant> recorded,
            Set<Entitlement> preExisting) {}

    private final Random random;
    private final Random past;
    private final List<GroupId> groups =
            IntStream.range(0, GROUPS).mapToObj(n -> new GroupId(OKTA, "g" + n)).toList();
    public final Map<GroupId, Set<GroupId>> parents = new HashMap<>();
    public final AccessPolicy policy;
    public final List<Somebody> people;

    public RandomCompany(long seed) {
        random = new Random(seed);
        past = new Random(seed ^ 0xad097);
        for (int edge = random.nextInt(2 * GROUPS); edge > 0; edge--) {
            parents.computeIfAbsent(anyGroup(), _ -> new HashSet<>()).add(anyGroup());
        }
        policy = policy();
        people = IntStream.range(0, PEOPLE).mapToObj(this::somebody).toList();
    }

    public List<GroupId> groups() {
        return groups;
    }

    private AccessPolicy policy() {
        List<Mapping> mappings = new ArrayList<>();
        for (int n = random.nextInt(9); n >= 0; n--) {
            mappings.add(mapping(new MappingName("m" + n)));
        }
        Map<Entitlement, Writer> writers = new HashMap<>();
        EVERYTHING.stream()
                .filter(_ -> chance(10))
                .forEach(e ->
                        writers.put(
                                e,
                                chance(50)
                                        ? new Writer.Foreign("okta-slack-app")
                                        : new Writer.Nobody()));
        Set<AccountId> guarded = chance(20) ? Set.of(account(0)) : Set.of();
        return new AccessPolicy(
                "d1", Map.of(), populations(), mappings, writers, AttributeRules.DEFAULT, guarded);
    }

    private List<Population> populations() {
        List<Population> all = new ArrayList<>();
        for (AccountType type : AccountType.values()) {
            if (chance(40)) {
                all.add(population("p" + all.size(), Set.of(anyGroup()), type));
            }
        }
        if (chance(85)) {
            all.add(population("rest", Set.of(), AccountType.MEMBER));
        }
        return all;
    }

    private static Population population(String name, Set<GroupId> groups, AccountType type) {
        return new Population(
                new PopulationName(name),
                OKTA,
                groups,
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Mapping mapping(MappingName name) {
        Optional<Instant> expires =
                chance(20)
                        ? Optional.of(NOW.plus(Duration.ofDays(random.nextInt(-1, 2))))
                        : Optional.empty();
        Set<Entitlement> grants = some(25);
        grants.add(any(EVERYTHING));
        return new Mapping(
                name,
                anyGroup(),
                chance(30) ? new Nesting.Direct() : new Nesting.All(1 + random.nextInt(5)),
                chance(25) ? Set.of(anyGroup()) : Set.of(),
                chance(60) ? MappingMode.ADDITIVE : any(List.of(MappingMode.values())),
                any(List.of(Provisioning.values())),
                "okta:owner",
                expires,
                100,
                grants);
    }

    private Somebody somebody(int number) {
        Set<GroupId> direct = new TreeSet<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            direct.add(anyGroup());
        }
        PersonId person = new PersonId(OKTA, "u" + number);
        Standing standing = chance(85) ? Standing.ENTITLED : any(List.of(Standing.values()));
        List<String> read = READINGS.stream().filter(_ -> chance(85)).toList();
        List<String> all = chance(60) ? READINGS : read;
        return new Somebody(
                new PersonRecord(
                        person,
                        standing,
                        "ACTIVE",
                        Map.of(),
                        new PersonGroups(direct, parents),
                        NOW),
                chance(70) ? AccountType.MEMBER : any(List.of(AccountType.values())),
                new Holdings(account(number), held(all), all, unread(all), NOW, NOW),
                EVERYTHING.stream()
                        .filter(_ -> chance(35))
                        .map(e -> recorded(person, account(number), e))
                        .toList(),
                preExisting());
    }

    /** Most have nothing of it. */
    private Set<Entitlement> preExisting() {
        return past.nextBoolean()
                ? Set.of()
                : EVERYTHING.stream()
                        .filter(_ -> past.nextInt(100) < 40)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Only what some reading can have shown. */
    private List<Entitlement> held(List<String> read) {
        return EVERYTHING.stream()
                .filter(_ -> chance(45))
                .filter(e ->
                        switch (e) {
                            case Entitlement.Workspace _ -> read.contains("workspaces");
                            case Entitlement.IdpGroup _ -> read.contains("idp-groups");
                            case Entitlement.UserGroup g ->
                                    read.contains("user-groups:" + g.workspaceId());
                            case Entitlement.Channel _ -> read.contains("channels:T1");
                            case Entitlement.AdminRole _ -> read.contains("admin-roles");
                            case Entitlement.OrganisationGroup _ -> false;
                        })
                .toList();
    }

    private static List<Holdings.Unread> unread(List<String> read) {
        return READINGS.stream()
                .filter(name -> !read.contains(name))
                .map(name -> new Holdings.Unread(name, "unavailable"))
                .toList();
    }

    private RecordedGrant recorded(PersonId person, AccountId account, Entitlement entitlement) {
        GroupPath path = new GroupPath(List.of(anyGroup()));
        MappingName rule =
                chance(70) && !policy.mappings().isEmpty()
                        ? any(policy.mappings()).name()
                        : new MappingName("gone");
        boolean pending = chance(15);
        return new RecordedGrant(
                new Grant(person, entitlement, new TreeMap<>(Map.of(rule, path))),
                pending ? Optional.empty() : Optional.of(chance(90) ? account : account(99)),
                NOW.minus(Duration.ofDays(30)),
                "event:okta:e1",
                "d0",
                pending ? RecordedGrant.State.PENDING : RecordedGrant.State.GIVEN);
    }

    private static AccountId account(int number) {
        return new AccountId("U00" + number);
    }

    private Set<Entitlement> some(int percent) {
        Set<Entitlement> some = new HashSet<>();
        EVERYTHING.stream().filter(_ -> chance(percent)).forEach(some::add);
        return some;
    }

    private GroupId anyGroup() {
        return any(groups);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
