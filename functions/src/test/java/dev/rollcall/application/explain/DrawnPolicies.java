package dev.rollcall.application.explain;

import static dev.rollcall.testing.slack.InMemorySlackOrganisation.HOME;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;
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
import dev.rollcall.domain.policy.WholePolicy;
import dev.rollcall.testing.FixedPolicies;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Policies drawn by a seed, which differ in much. */
final class DrawnPolicies {
    private static final SourceId OKTA = new SourceId("okta");
    static final List<String> GROUPS = List.of("eng", "sales", "design", "all");

    private final Random random;
    private final List<Entitlement> things;

    DrawnPolicies(Random random, List<Entitlement> things) {
        this.random = random;
        this.things = things;
    }

    /** Returns some of them. */
    <T> Set<T> some(List<T> of) {
        return of.stream().filter(_ -> random.nextBoolean()).collect(Collectors.toSet());
    }

    WholePolicy policy(String digit) {
        FixedPolicies usual = FixedPolicies.usual();
        AccessPolicy access = access(digit.repeat(64));
        LeaverPolicy leavers =
                new LeaverPolicy(
                        access.digest(),
                        Sla.DEFAULT,
                        Duration.ofSeconds(5),
                        Limits.absolute(1_000, 1_000),
                        access.protectedAccounts(),
                        LeaverPolicy.Mode.ACT);
        PlanRules generous =
                new PlanRules(
                        Arrays.stream(ChangeKind.values())
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(),
                                                _ -> Limits.absolute(1_000, 1_000))),
                        Limit.absolute(1_000),
                        20);
        return new WholePolicy(
                leavers, generous, usual.approvals(), usual.operators(), access, usual.reactions());
    }

    private AccessPolicy access(String digest) {
        Set<AccountId> kept = new HashSet<>();
        IntStream.range(2, PlannedCompany.PEOPLE)
                .filter(_ -> random.nextInt(8) == 0)
                .forEach(i -> kept.add(PlannedCompany.account(i)));
        return new AccessPolicy(
                digest,
                Map.of(
                        OKTA,
                        new SourceRules(
                                OKTA,
                                random.nextInt(8) == 0 ? Set.of() : Set.of("acme.example"),
                                Optional.empty())),
                List.of(
                        population("employees", Set.of(), AccountType.MEMBER),
                        population(
                                "guests", Set.of(group("guests")), AccountType.MULTI_CHANNEL_GUEST),
                        population(
                                "singles",
                                Set.of(group("singles")),
                                AccountType.SINGLE_CHANNEL_GUEST)),
                GROUPS.stream().filter(_ -> random.nextInt(4) > 0).map(this::mapping).toList(),
                Map.of(),
                new AttributeRules(
                        "email",
                        Optional.empty(),
                        random.nextBoolean()
                                ? Map.of(Attribute.TITLE, "title")
                                : Map.of(
                                        Attribute.TITLE,
                                        "title",
                                        Attribute.GIVEN_NAME,
                                        "firstName"),
                        Map.of()),
                kept);
    }

    private Mapping mapping(String name) {
        Set<Entitlement> grants = new HashSet<>(some(things));
        grants.add(HOME);
        return new Mapping(
                new MappingName(name),
                group(name),
                new Nesting.Direct(),
                Set.of(),
                random.nextInt(5) == 0 ? MappingMode.AUTHORITATIVE : MappingMode.ADDITIVE,
                random.nextInt(3) == 0 ? Provisioning.JIT : Provisioning.EAGER,
                "okta:00uOwner",
                Optional.empty(),
                100,
                grants);
    }

    private static Population population(String name, Set<GroupId> groups, AccountType account) {
        return new Population(
                new PopulationName(name),
                OKTA,
                groups,
                account,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static GroupId group(String name) {
        return new GroupId(OKTA, name);
    }
}
