package dev.rollcall.domain.grant;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Policies and people for examples: employees are members, whoever is in contractors a guest. */
final class SamplePolicy {
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    static final AccountId ACCOUNT = new AccountId("U001");
    static final Entitlement WORKSPACE = new Entitlement.Workspace("T1");
    static final Entitlement BACKEND = new Entitlement.UserGroup("T1", "S1");
    static final Entitlement ONCALL = new Entitlement.UserGroup("T1", "S2");
    static final Entitlement CHANNEL = new Entitlement.Channel("C1");
    static final Entitlement IDP_GROUP = new Entitlement.IdpGroup("S9");
    private static final SourceId OKTA = new SourceId("okta");

    private final List<Mapping> mappings;
    private final Map<Entitlement, Writer> writers = new HashMap<>();
    private Set<AccountId> guarded = Set.of();

    SamplePolicy(Mapping... mappings) {
        this.mappings = List.of(mappings);
    }

    SamplePolicy foreign(Entitlement entitlement) {
        writers.put(entitlement, new Writer.Foreign("okta-slack-app"));
        return this;
    }

    SamplePolicy guarding(AccountId account) {
        guarded = Set.of(account);
        return this;
    }

    AccessPolicy policy() {
        return new AccessPolicy(
                "d1",
                Map.of(),
                List.of(
                        population("employees", Set.of(), AccountType.MEMBER),
                        new Population(
                                new PopulationName("temporary"),
                                OKTA,
                                Set.of(group("temporary")),
                                AccountType.MEMBER,
                                Optional.empty(),
                                Optional.of("ends"),
                                Optional.empty(),
                                Optional.of(Duration.ofDays(10))),
                        population(
                                "contractors",
                                Set.of(group("contractors")),
                                AccountType.MULTI_CHANNEL_GUEST)),
                mappings,
                writers,
                AttributeRules.DEFAULT,
                guarded);
    }

    DesiredAccess of(PersonRecord person) {
        return new AccessRules(policy()).of(person, NOW);
    }

    /** A rule that acts at once, for all that is nested three levels deep. */
    static Mapping rule(String name, String group, Entitlement... grants) {
        return rule(name, group, MappingMode.ADDITIVE, Optional.empty(), grants);
    }

    static Mapping rule(
            String name,
            String group,
            MappingMode mode,
            Optional<Instant> expires,
            Entitlement... grants) {
        return new Mapping(
                new MappingName(name),
                group(group),
                new Nesting.All(3),
                Set.of(group("interns")),
                mode,
                name.startsWith("jit") ? Provisioning.JIT : Provisioning.EAGER,
                "okta:owner",
                expires,
                100,
                Set.of(grants));
    }

    /**
     * @param nesting each as {@code child>parent}
     */
    static PersonRecord person(Standing standing, String direct, String... nesting) {
        Map<GroupId, Set<GroupId>> parents =
                Arrays.stream(nesting)
                        .map(edge -> edge.split(">", -1))
                        .collect(
                                Collectors.groupingBy(
                                        edge -> group(edge[0]),
                                        Collectors.mapping(
                                                edge -> group(edge[1]), Collectors.toSet())));
        Set<GroupId> named =
                Arrays.stream(direct.split(" ", -1))
                        .map(SamplePolicy::group)
                        .collect(Collectors.toSet());
        return new PersonRecord(
                new PersonId(OKTA, "u1"),
                standing,
                "ACTIVE",
                Map.of(),
                new PersonGroups(named, parents),
                NOW);
    }

    /** Somebody temporary whose last day is that one. */
    static PersonRecord until(String day, String direct) {
        PersonRecord person = person("temporary " + direct);
        return new PersonRecord(
                person.person(),
                person.standing(),
                person.status(),
                Map.of("ends", day),
                person.groups(),
                NOW);
    }

    static PersonRecord person(String direct, String... nesting) {
        return person(Standing.ENTITLED, direct, nesting);
    }

    static GroupId group(String name) {
        return new GroupId(OKTA, name);
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
}
