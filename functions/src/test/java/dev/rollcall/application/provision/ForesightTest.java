package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.IDA;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.provision.Foreseen.Deed;
import dev.rollcall.application.provision.Foreseen.ForHumans;
import dev.rollcall.application.provision.Foreseen.OnAccount;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionRun;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run would do is told, and nothing of it is done. */
class ForesightTest {
    private static final AccountId BOSS = new AccountId("U0BOSS");
    private static final AccountId NEOS = new AccountId("U0NEO");
    private static final String BY_HAND = "single-channel-guest";
    private static final String SECRET = "Chief of what nobody may know";

    private final Company company =
            new Company(
                    FixedPolicies.usual(),
                    new OrganisationAccounts.Ranks(Map.of(BOSS, Account.Rank.OWNER)));

    @Test
    void who_was_cut_by_us_gets_the_account_back_and_what_rules_give() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.world.cut(NEO, company.account(ADDRESS));
        int written = written();

        Foreseen foreseen = foreseen(NEO);

        assertThat(foreseen.deeds()).containsExactly(new Deed.Revive(company.account(ADDRESS)));
        assertThat(foreseen.accounts())
                .flatExtracting(OnAccount::gives)
                .extracting(grant -> grant.entitlement())
                .containsExactly(company.builds);
        assertThat(foreseen.humans()).isEmpty();
        assertThat(written()).isEqualTo(written);
    }

    @Test
    void who_was_cut_by_somebody_else_is_with_humans() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.world.slack.deactivate(company.account(ADDRESS));

        Foreseen foreseen = foreseen(NEO);

        assertThat(whys(foreseen)).containsExactly("wrongly-inactive");
        assertThat(foreseen.deeds()).isEmpty();
        assertThat(foreseen.accounts()).isEmpty();
    }

    @Test
    void a_profile_is_told_by_the_names_of_attributes_and_never_by_what_is_in_them() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.employs(
                NEO, Map.of("email", "neo.new@acme.example", "title", SECRET), "engineering");

        Foreseen foreseen = foreseen(NEO);

        assertThat(foreseen.accounts().getFirst().profile()).containsExactly("EMAIL", "TITLE");
        assertThat(foreseen.toString()).doesNotContain(SECRET, "neo.new");
    }

    @Test
    void an_address_that_is_another_s_is_with_humans() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.employs(NEO, "u0other@acme.example", "engineering");

        Foreseen foreseen = foreseen(NEO);

        assertThat(foreseen.humans())
                .containsExactly(
                        ForHumans.of(
                                company.account(ADDRESS),
                                "disputed-email:held-by-another",
                                "U0OTHER"));
        assertThat(foreseen.accounts().getFirst().profile()).isEmpty();
    }

    /** What becomes of them nobody tells; it hinders nobody else. */
    @Test
    void an_address_of_somebody_of_a_source_that_is_not_connected_is_with_humans() {
        PersonId gone = PersonId.parse("ldap:cem");
        AccountId other = new AccountId("U0OTHER");
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.employs(NEO, "u0other@acme.example", "engineering");
        company.links(gone, other);
        company.world.people.failsFor(
                gone, new PortFailure.NeedsHuman("Reading", ConnectedSources.NOT_CONNECTED));

        assertThat(foreseen(NEO).humans())
                .containsExactly(
                        ForHumans.of(
                                company.account(ADDRESS),
                                "disputed-email:held-by-another",
                                "U0OTHER"));
    }

    @Test
    void a_joiner_is_made_an_account_found_one_or_awaited() {
        company.employs(NEO, ADDRESS, "engineering");
        company.employs(IDA, "u0ida@acme.example", "engineering");
        company.world.slack.add(new AccountId("U0IDA"), Account.Rank.MEMBER);

        assertThat(foreseen(NEO).deeds())
                .singleElement()
                .isInstanceOfSatisfying(
                        Deed.Make.class, made -> assertThat(made.gives()).hasSize(4));
        assertThat(foreseen(IDA).deeds())
                .containsExactly(new Deed.Link(new AccountId("U0IDA"), "by-email"));
        company.employs(NEO, ADDRESS, "design");
        assertThat(foreseen(NEO).deeds()).isEmpty();
        assertThat(foreseen(NEO).waiting()).hasSize(2);
    }

    @Test
    void whom_slack_s_api_makes_no_account_of_that_kind_is_with_humans() {
        company.employs(NEO, ADDRESS, "singles");
        assertThat(whys(foreseen(NEO))).containsExactly("no-sponsor", "no-end", BY_HAND);

        company.world.slack.add(NEOS, Account.Rank.MEMBER);
        company.links(NEO, NEOS);
        assertThat(whys(foreseen(NEO))).contains("still-a-member");
    }

    @Test
    void an_owner_is_left_as_it_is_and_so_is_whom_only_this_policy_protects() {
        company.world.slack.add(BOSS, Account.Rank.MEMBER);
        company.links(NEO, BOSS);
        company.employs(NEO, ADDRESS, "engineering");
        company.world.slack.add(NEOS, Account.Rank.MEMBER);
        company.links(IDA, NEOS);
        company.employs(IDA, ADDRESS, "engineering");
        AccessPolicy before = company.world.policies.access();
        AccessPolicy protecting =
                new AccessPolicy(
                        before.digest(),
                        before.sources(),
                        before.populations(),
                        before.mappings(),
                        before.writers(),
                        before.attributes(),
                        Set.of(NEOS));

        assertThat(whys(foreseen(NEO))).contains("protected:owner");
        assertThat(gives(foreseen(NEO))).isEmpty();
        assertThat(gives(foreseen(IDA))).isNotEmpty();
        assertThat(gives(foreseen(IDA, protecting))).isEmpty();
        assertThat(whys(foreseen(IDA, protecting))).contains("protected:listed-as-protected");
    }

    @Test
    void of_several_accounts_rules_give_on_one_and_what_they_gave_on_the_others_goes() {
        company.world.slack.add(NEOS, Account.Rank.MEMBER);
        company.links(NEO, NEOS);
        company.employs(NEO, "u0neo@acme.example", "engineering");
        ProvisionRun.of(company.world, NEO);
        AccountId newer = new AccountId("U0NEWER");
        company.world.slack.add(newer, Account.Rank.MEMBER);
        company.links(NEO, newer);
        company.employs(NEO, "u0newer@acme.example", "engineering");

        Foreseen foreseen = foreseen(NEO);

        assertThat(whys(foreseen)).contains("several-accounts");
        assertThat(foreseen.accounts())
                .filteredOn(on -> on.account().equals(NEOS))
                .flatExtracting(OnAccount::takes)
                .extracting(take -> take.entitlement())
                .containsExactlyInAnyOrder(company.builds, company.engineering, company.engineers)
                .doesNotContain(InMemorySlackOrganisation.HOME);
    }

    @Test
    void what_our_tokens_cannot_see_is_with_humans() {
        company.employs(NEO, ADDRESS, "secret");

        assertThat(foreseen(NEO).humans())
                .extracting(ForHumans::why, human -> human.entitlement().orElseThrow())
                .containsExactly(tuple("unverifiable", company.hidden));
    }

    private int written() {
        return company.world.slack.script().written().size();
    }

    private static List<String> whys(Foreseen foreseen) {
        return foreseen.humans().stream().map(ForHumans::why).toList();
    }

    private static List<Grant> gives(Foreseen foreseen) {
        return foreseen.accounts().stream().flatMap(on -> on.gives().stream()).toList();
    }

    private Foreseen foreseen(PersonId person) {
        return foreseen(person, company.world.policies.access());
    }

    private Foreseen foreseen(PersonId person, AccessPolicy policy) {
        LeaverPolicy general = company.world.policies.leavers();
        return company.world
                .foresight
                .at(
                        company.world.people.read(person).orElseThrow(),
                        company.world.grants.of(person),
                        Duration.ofSeconds(9))
                .by(policy, general, SlackPlan.ENTERPRISE);
    }
}
