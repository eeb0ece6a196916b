package dev.rollcall.application.provision;

import static dev.rollcall.testing.slack.InMemorySlackOrganisation.HOME;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.contract.HeldSamples;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.listing.Lookup;
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
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionWorld;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small company: engineering and sales at once, design with the first sign-in, guests. */
final class Company {
    static final PersonId NEO = LeaverWorld.person("00uNeo");
    static final PersonId IDA = LeaverWorld.person("00uIda");
    static final String ADDRESS = "neo@acme.example";

    private static final SourceId OKTA = new SourceId("okta");

    final FixedPolicies policies;
    final ProvisionWorld world;
    final Entitlement.UserGroup engineers;
    final Entitlement.IdpGroup engineering;
    final Entitlement.Channel builds;
    final Entitlement.UserGroup sellers;
    final Entitlement.Channel deals;
    final Entitlement.Channel hidden;
    final Entitlement.Workspace labs;

    Company() {
        this(FixedPolicies.usual(), OrganisationAccounts.Ranks.NONE);
    }

    Company(FixedPolicies general, OrganisationAccounts.Ranks ranks) {
        this(general, ranks, Set.of());
    }

    /**
     * @param untouched accounts that the policy's list protects
     */
    Company(FixedPolicies general, OrganisationAccounts.Ranks ranks, Set<AccountId> untouched) {
        this(general, ranks, untouched, MappingMode.ADDITIVE);
    }

    /** One whose mappings decide who is in. */
    static Company deciding() {
        return new Company(
                FixedPolicies.usual(),
                OrganisationAccounts.Ranks.NONE,
                Set.of(),
                MappingMode.AUTHORITATIVE);
    }

    private Company(
            FixedPolicies general,
            OrganisationAccounts.Ranks ranks,
            Set<AccountId> untouched,
            MappingMode mode) {
        engineers = new Entitlement.UserGroup("T01", "S0ENGINEERS");
        engineering = new Entitlement.IdpGroup("S0IDPENG");
        builds = new Entitlement.Channel("C0BUILDS");
        sellers = new Entitlement.UserGroup("T01", "S0SELLERS");
        deals = new Entitlement.Channel("C0DEALS");
        hidden = new Entitlement.Channel("C0HIDDEN");
        labs = new Entitlement.Workspace("T0LABS");
        policies = general.granting(in(mode, policy(untouched)));
        world = new ProvisionWorld(policies, ranks);
        AccountId other = new AccountId("U0OTHER");
        world.slack.add(other, Account.Rank.MEMBER);
        world.slack.userGroup("S0ENGINEERS", List.of(other));
        world.slack.userGroup("S0SELLERS", List.of(other));
        world.slack.idpGroup("S0IDPENG", "engineering", List.of());
        world.slack.workspace("T0LABS");
        world.slack.channel("C0BUILDS", HOME, List.of(other));
        world.slack.channel("C0DEALS", HOME, List.of(other));
        world.slack.privateChannel("C0HIDDEN", HOME, List.of(other));
    }

    /** Lets the source say that the person belongs here, in these groups. */
    void employs(PersonId person, String email, String... groups) {
        employs(person, Map.of("email", email), groups);
    }

    /** The same, with what else the source tells, or tells otherwise. */
    void employs(PersonId person, Map<String, String> attributes, String... groups) {
        Map<String, String> all = new HashMap<>(Map.of("firstName", "Neo", "title", "Maker"));
        all.putAll(attributes);
        world.people.put(person, Standing.ENTITLED, all, groups);
        world.base.source.put(person, Standing.ENTITLED, LeaverWorld.START);
    }

    /** Gives the person the account, as one that was there before Rollcall. */
    void links(PersonId person, AccountId account) {
        world.base.links.record(new Link(person, account, LeaverWorld.START, "adopted"));
    }

    ListedAccount read(AccountId account) {
        return world.slack.ports().directory().read(account).orElseThrow();
    }

    /** Returns how often people were told for that reason. */
    long told(String reason) {
        return world.base.escalations.reasons().stream().filter(reason::equals).count();
    }

    /** Returns the account that has the address. */
    AccountId account(String email) {
        Lookup<ListedAccount> found = world.slack.ports().directory().byEmail(email);
        return found instanceof Lookup.One<ListedAccount>(ListedAccount one)
                ? one.id()
                : new AccountId("U0NOBODY");
    }

    boolean has(String email, Entitlement entitlement) {
        return world.slack.isIn(account(email), entitlement);
    }

    private AccessPolicy policy(Set<AccountId> untouched) {
        return new AccessPolicy(
                "1".repeat(64),
                Map.of(OKTA, new SourceRules(OKTA, Set.of("acme.example"), Optional.of("hr"))),
                List.of(
                        population("employees", Set.of(), AccountType.MEMBER),
                        population(
                                "guests", Set.of(group("guests")), AccountType.MULTI_CHANNEL_GUEST),
                        population(
                                "singles",
                                Set.of(group("singles")),
                                AccountType.SINGLE_CHANNEL_GUEST)),
                List.of(
                        mapping(
                                "engineering",
                                Provisioning.EAGER,
                                HOME,
                                engineering,
                                engineers,
                                builds),
                        mapping("sales", Provisioning.EAGER, HOME, sellers, deals),
                        mapping("design", Provisioning.JIT, HOME, deals),
                        mapping("research", Provisioning.EAGER, HOME, labs, engineers),
                        mapping("everybody", Provisioning.EAGER, HOME),
                        mapping("guests", Provisioning.EAGER, HOME, deals),
                        mapping("singles", Provisioning.EAGER, HOME),
                        mapping("secret", Provisioning.EAGER, HOME, hidden)),
                Map.of(),
                new AttributeRules(
                        "email",
                        Optional.empty(),
                        Map.of(
                                Attribute.GIVEN_NAME,
                                "firstName",
                                Attribute.TITLE,
                                "title",
                                Attribute.MANAGER,
                                "manager"),
                        Map.of(Attribute.DISPLAY_NAME, "nick")),
                untouched);
    }

    private static Population population(String name, Set<GroupId> groups, AccountType account) {
        return new Population(
                new PopulationName(name),
                OKTA,
                groups,
                account,
                Optional.of("managerId").filter(_ -> account.isGuest()),
                Optional.of("contractEnd").filter(_ -> account.isGuest()),
                Optional.empty(),
                Optional.empty());
    }

    private static Mapping mapping(String name, Provisioning when, Entitlement... grants) {
        return new Mapping(
                new MappingName(name),
                group(name),
                new Nesting.Direct(),
                Set.of(),
                MappingMode.ADDITIVE,
                when,
                "okta:00uOwner",
                Optional.empty(),
                100,
                Set.of(grants));
    }

    private static AccessPolicy in(MappingMode mode, AccessPolicy policy) {
        return new AccessPolicy(
                policy.digest(),
                policy.sources(),
                policy.populations(),
                policy.mappings().stream().map(mapping -> in(mode, mapping)).toList(),
                policy.writers(),
                policy.attributes(),
                policy.protectedAccounts());
    }

    private static Mapping in(MappingMode mode, Mapping mapping) {
        return new Mapping(
                mapping.name(),
                mapping.group(),
                mapping.nested(),
                mapping.except(),
                mode,
                mapping.provisioning(),
                mapping.owner(),
                mapping.expires(),
                mapping.most(),
                mapping.grants());
    }

    private static GroupId group(String name) {
        return new GroupId(OKTA, name);
    }

    /** Lets people release what is held. */
    BatchId releases(HeldDrift drift) {
        Instant now = world.base.clock.instant();
        BatchId batch = decided(drift, true);
        world.base.batches.settle(
                batch,
                drift.item().change().target(),
                new State.Released(batch, now, now.plus(Batch.RELEASE_HOLDS)));
        return batch;
    }

    /** As the approver's vote leaves the batch. */
    BatchId decided(HeldDrift drift, boolean release) {
        BatchId batch =
                drift.state() instanceof State.Waiting(BatchId waits) ? waits : HeldSamples.UNKNOWN;
        world.base.batches.close(batch, world.base.clock.instant().plus(Batch.LONGEST));
        world.base.batches.seal(batch, HeldSamples.seal(1));
        world.base.batches.vote(
                batch,
                release
                        ? HeldSamples.releaseAll(HeldSamples.KIM, 1)
                        : HeldSamples.releaseNone(HeldSamples.KIM),
                0);
        assertThat(world.base.batches.find(batch).orElseThrow().state())
                .isEqualTo(BatchState.DECIDED);
        return batch;
    }
}
