package dev.rollcall.application.explain;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;

import dev.rollcall.application.provision.Foresight;
import dev.rollcall.application.provision.ReadHoldings;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
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
import dev.rollcall.testing.FakePersonRecords;
import dev.rollcall.testing.FakePersonSource;
import dev.rollcall.testing.FakeSlackItself;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryCases;
import dev.rollcall.testing.InMemoryFormerNames;
import dev.rollcall.testing.InMemoryGrants;
import dev.rollcall.testing.InMemoryKnownPeople;
import dev.rollcall.testing.InMemoryLinkDisputes;
import dev.rollcall.testing.InMemoryLinks;
import dev.rollcall.testing.InMemoryPreExistings;
import dev.rollcall.testing.InMemoryRestores;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One workspace, employees and contractors, and a policy that a test writes. */
final class AccessWorld {
    static final Entitlement HOME = new Entitlement.Workspace("T1");
    static final Entitlement BACKEND = new Entitlement.UserGroup("T1", "S1");
    static final Entitlement ONCALL = new Entitlement.UserGroup("T1", "S2");
    static final Entitlement CHANNEL = new Entitlement.Channel("C1");

    final MovableClock clock = new MovableClock(NOON);
    final FakePersonRecords source = new FakePersonRecords();
    final InMemoryLinks links = new InMemoryLinks();
    final InMemoryGrants grants = new InMemoryGrants();
    final InMemoryPreExistings preExistings = new InMemoryPreExistings();
    final InMemoryRestores restores = new InMemoryRestores();
    final SeenAccounts seen = new SeenAccounts(NOON);
    final FakeSlackItself slackItself = new FakeSlackItself();
    private final InMemorySlackOrganisation slack = new InMemorySlackOrganisation(clock);

    LookAtPerson look() {
        return new LookAtPerson(
                source, links, grants, preExistings, restores, slack.ports().directory(), seen);
    }

    ExplainAccess explain(AccessPolicy policy) {
        return new ExplainAccess(
                look(), slackItself, FixedPolicies.usual().granting(policy), clock);
    }

    private Foresight foresight() {
        return new Foresight(
                source,
                new FakePersonSource(),
                links,
                new InMemoryCases(),
                new InMemoryLinkDisputes(),
                restores,
                new InMemoryFormerNames(),
                preExistings,
                slack.ports().directory(),
                new OrganisationAccounts(
                        slack.ports().directory(), OrganisationAccounts.Ranks.NONE),
                new ReadHoldings(seen, _ -> List.of(), slackItself),
                seen,
                clock);
    }

    PlanPolicy plans(AccessPolicy inForce) {
        return new PlanPolicy(
                look(),
                foresight(),
                slackItself,
                new InMemoryKnownPeople(links, grants),
                FixedPolicies.usual().granting(inForce),
                clock);
    }

    void links(PersonId person, AccountId account) {
        links(person, account, List.of());
    }

    void links(PersonId person, AccountId account, List<String> emails) {
        slack.add(
                account,
                new AccountProfile(
                        account.value().toLowerCase(Locale.ROOT),
                        emails,
                        Map.of(),
                        Optional.empty()));
        links.record(new Link(person, account, NOON, "by-email"));
    }

    void given(String rule, Entitlement... entitlements) {
        given(ANA, ANAS, rule, entitlements);
    }

    void given(PersonId person, AccountId account, String rule, Entitlement... entitlements) {
        for (Entitlement entitlement : entitlements) {
            grants.record(
                    new RecordedGrant(
                            new Grant(
                                    person,
                                    entitlement,
                                    new TreeMap<>(
                                            Map.of(
                                                    new MappingName(rule),
                                                    new GroupPath(List.of(group(rule)))))),
                            Optional.of(account),
                            NOON.minusSeconds(60),
                            "event:okta:1",
                            "d0",
                            RecordedGrant.State.GIVEN));
        }
    }

    static AccessPolicy policy(String digest, Mapping... mappings) {
        return new AccessPolicy(
                digest,
                Map.of(OKTA, new SourceRules(OKTA, Set.of("acme.example"), Optional.empty())),
                List.of(
                        population("employees", Set.of(), AccountType.MEMBER),
                        population(
                                "contractors",
                                Set.of(group("contractors")),
                                AccountType.MULTI_CHANNEL_GUEST)),
                List.of(mappings),
                Map.of(),
                AttributeRules.DEFAULT,
                Set.of());
    }

    static PlanPolicy.Proposal proposal(AccessPolicy policy) {
        FixedPolicies usual = FixedPolicies.usual().granting(policy);
        return new PlanPolicy.Proposal(
                new WholePolicy(
                        usual.leavers(),
                        usual.plans(),
                        usual.approvals(),
                        usual.operators(),
                        policy,
                        usual.reactions()),
                Map.of());
    }

    /** A rule for the group of its own name, three levels deep; {@code jit-…} waits. */
    static Mapping rule(String name, MappingMode mode, Entitlement... grants) {
        return new Mapping(
                new MappingName(name),
                group(name),
                new Nesting.All(3),
                Set.of(),
                mode,
                name.startsWith("jit") ? Provisioning.JIT : Provisioning.EAGER,
                "okta:owner",
                Optional.empty(),
                100,
                Set.of(grants));
    }

    static Mapping rule(String name, Entitlement... grants) {
        return rule(name, MappingMode.ADDITIVE, grants);
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
