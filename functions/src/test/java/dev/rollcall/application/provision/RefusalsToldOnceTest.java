package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionRun;
import dev.rollcall.testing.slack.OrganisationScript.Effect;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is due and refused: people hear of it once, however many events come while it lasts. */
class RefusalsToldOnceTest {
    private static final AccountId NEOS = new AccountId("U0NEO");
    private static final AccountId NEOS_OTHER = new AccountId("U0NEOOTHER");
    private static final Duration WEEK = Duration.ofDays(7);

    private Company company = new Company();

    @Test
    void an_addition_is_told_once_and_anew_after_it_was_over() {
        company.employs(NEO, ADDRESS, "sales");
        looks();
        company.employs(NEO, ADDRESS, "sales", "research");
        String told = "addition-refused:" + company.labs.key();
        refuses(Write.JOIN, "seats");
        assertThat(looks()).isEqualTo("Verified");
        refuses(Write.JOIN, "seats");
        assertThat(looks()).isEqualTo("Verified");
        assertThat(company.told(told)).isEqualTo(1);

        assertThat(looks()).isEqualTo("Verified");
        assertThat(company.has(ADDRESS, company.labs)).isTrue();
        company.world.slack.takeFrom(company.account(ADDRESS), company.labs);
        refuses(Write.JOIN, "seats");
        looks();

        assertThat(company.told(told)).isEqualTo(2);
    }

    @Test
    void people_are_reminded_after_a_week_while_it_lasts() {
        company.employs(NEO, ADDRESS, "sales");
        looks();
        company.employs(NEO, ADDRESS, "sales", "research");
        String told = "addition-refused:" + company.labs.key();
        refuses(Write.JOIN, "seats");
        looks();
        company.world.base.clock.advance(WEEK.minusHours(1));
        refuses(Write.JOIN, "seats");
        looks();
        assertThat(company.told(told)).isEqualTo(1);

        company.world.base.clock.advance(Duration.ofHours(1));
        refuses(Write.JOIN, "seats");
        looks();

        assertThat(company.told(told)).isEqualTo(2);
    }

    @Test
    void a_refusal_for_another_reason_is_news() {
        company.employs(NEO, ADDRESS, "sales");
        looks();
        company.employs(NEO, ADDRESS, "sales", "research");
        refuses(Write.JOIN, "seats");
        looks();
        refuses(Write.JOIN, "restricted");
        looks();

        assertThat(company.world.base.escalations.raised())
                .filteredOn(
                        raised -> raised.reason().equals("addition-refused:" + company.labs.key()))
                .extracting(raised -> raised.facts().get("code"))
                .containsExactly("seats", "restricted");
    }

    @Test
    void a_removal_is_told_once_and_forgotten_when_it_is_not_due_any_more() {
        company.employs(NEO, ADDRESS, "engineering");
        looks();
        company.employs(NEO, ADDRESS, "everybody");
        String told = "removal-refused:" + company.builds.key();
        refuses(Write.LEAVE, "restricted");
        looks();
        refuses(Write.LEAVE, "restricted");
        assertThat(looks()).isEqualTo("Verified");
        assertThat(company.told(told)).isEqualTo(1);

        company.employs(NEO, ADDRESS, "engineering");
        looks();
        assertThat(company.world.stays.of(NEO).isSettled()).isTrue();
        company.employs(NEO, ADDRESS, "everybody");
        refuses(Write.LEAVE, "restricted");
        looks();

        assertThat(company.told(told)).isEqualTo(2);
    }

    @Test
    void a_conversion_of_whoever_has_a_role_writes_nothing_and_is_told_once() {
        company = ranked(NEOS, Rank.ADMIN);
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.links(NEO, NEOS);
        company.employs(NEO, ADDRESS, "guests");
        looks();
        int writes = written();

        assertThat(looks()).isEqualTo("Unchanged");
        assertThat(written()).isEqualTo(writes);
        assertThat(company.told("conversion-refused")).isEqualTo(1);

        company.employs(NEO, ADDRESS, "everybody");
        looks();
        company.employs(NEO, ADDRESS, "guests");
        looks();

        assertThat(company.told("conversion-refused")).isEqualTo(2);
    }

    @Test
    void a_conversion_that_slack_refuses_is_told_once_until_slack_makes_it() {
        company.employs(NEO, ADDRESS, "everybody");
        looks();
        company.employs(NEO, ADDRESS, "guests");
        refuses(Write.MAKE_GUEST, "restricted");
        looks();
        refuses(Write.MAKE_GUEST, "restricted");
        looks();
        assertThat(company.told("conversion-refused")).isEqualTo(1);

        looks();

        assertThat(company.read(company.account(ADDRESS)).kind())
                .isInstanceOf(ListedAccount.Kind.Guest.class);
        assertThat(company.world.stays.of(NEO).told()).isEmpty();
    }

    @Test
    void what_is_due_of_a_protected_account_is_told_once_as_long_as_it_is_due() {
        company = ranked(NEOS_OTHER, Rank.OWNER);
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.world.slack.add(NEOS_OTHER, profile("neo@merged.example"));
        company.links(NEO, NEOS);
        company.links(NEO, NEOS_OTHER);
        company.employs(NEO, ADDRESS, "everybody");
        hasAccessOnAProtectedAccount();
        looks();

        assertThat(looks()).isEqualTo("Unchanged");
        assertThat(company.told("protected:owner")).isEqualTo(1);

        company.world.grants.forget(NEO, company.deals);
        looks();
        assertThat(company.world.stays.of(NEO).told().keySet())
                .extracting(told -> told.topic().name())
                .containsExactly("ACCOUNT");
        hasAccessOnAProtectedAccount();
        looks();

        assertThat(company.told("protected:owner")).isEqualTo(2);
    }

    @Test
    void of_the_persons_own_protected_account_access_and_attributes_are_told_as_one() {
        company = ranked(NEOS, Rank.OWNER);
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.links(NEO, NEOS);
        company.employs(NEO, ADDRESS, "engineering");

        assertThat(looks()).isEqualTo("Untouched");
        assertThat(looks()).isEqualTo("Untouched");
        assertThat(company.told("protected:owner")).isEqualTo(1);
        assertThat(written()).isZero();

        company.world.base.clock.advance(WEEK);
        looks();
        assertThat(company.told("protected:owner")).isEqualTo(2);
    }

    @Test
    void attributes_of_a_protected_account_are_told_once_and_forgotten_when_nothing_differs() {
        company = ranked(NEOS, Rank.OWNER);
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.links(NEO, NEOS);
        company.employs(NEO, ADDRESS, "everybody");

        looks();
        looks();
        assertThat(company.world.base.escalations.raised())
                .filteredOn(raised -> raised.reason().equals("protected:owner"))
                .singleElement()
                .satisfies(raised ->
                        assertThat(raised.facts())
                                .containsEntry("change", "attributes")
                                .containsEntry("what", "GIVEN_NAME,TITLE"));

        company.employs(NEO, Map.of("email", ADDRESS, "firstName", "", "title", ""), "everybody");
        looks();
        assertThat(company.world.stays.of(NEO).isSettled()).isTrue();
    }

    @Test
    void access_of_an_account_that_the_policy_lists_is_told_once_and_forgotten_when_it_is_over() {
        company = new Company(FixedPolicies.usual(), OrganisationAccounts.Ranks.NONE, Set.of(NEOS));
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.links(NEO, NEOS);
        Map<String, String> asShown = Map.of("email", ADDRESS, "firstName", "", "title", "");
        company.employs(NEO, asShown, "sales");

        assertThat(looks()).isEqualTo("Untouched");
        looks();
        assertThat(company.told("protected:listed-as-protected")).isEqualTo(1);
        assertThat(company.world.base.escalations.raised())
                .extracting(raised -> raised.facts().get("leftAlone"))
                .singleElement()
                .asString()
                .contains(company.deals.key() + "=PROTECTED");

        company.employs(NEO, asShown, "everybody");
        assertThat(looks()).isEqualTo("Unchanged");
        assertThat(company.world.stays.of(NEO).isSettled()).isTrue();
    }

    @Test
    void a_protected_account_that_is_to_come_back_is_told_once() {
        company = ranked(NEOS, Rank.OWNER);
        company.world.slack.add(NEOS, profile(ADDRESS));
        company.links(NEO, NEOS);
        company.employs(NEO, ADDRESS, "engineering");
        company.world.cut(NEO, NEOS);
        assertThat(looks()).isEqualTo("WithHumans");

        assertThat(looks()).isEqualTo("WithHumans");
        assertThat(company.told("protected:owner")).isEqualTo(1);

        company.world.slack.reactivate(NEOS);
        looks();
        assertThat(company.world.stays.of(NEO).told().keySet())
                .extracting(told -> told.topic().name())
                .containsExactly("REFUSED");
    }

    @Test
    void an_account_that_does_not_come_back_is_told_once_and_anew_after_it_did() {
        company.employs(NEO, ADDRESS, "engineering");
        looks();
        AccountId account = company.account(ADDRESS);
        company.world.cut(NEO, account);
        refuses(Write.REACTIVATE, "seats");
        looks();
        refuses(Write.REACTIVATE, "seats");
        looks();
        assertThat(company.told("reactivation-refused")).isEqualTo(1);

        looks();
        assertThat(company.read(account).active()).isTrue();
        company.world.cut(NEO, account);
        refuses(Write.REACTIVATE, "seats");
        looks();

        assertThat(company.told("reactivation-refused")).isEqualTo(2);
    }

    @Test
    void an_account_that_is_not_made_is_told_once_and_so_is_what_it_would_be_made_without() {
        company.employs(NEO, Map.of("email", ADDRESS, "nick", "n".repeat(81)), "engineering");
        refuses(Write.CREATE_ACCOUNT, "seats");
        assertThat(looks()).isEqualTo("WithHumans");
        refuses(Write.CREATE_ACCOUNT, "seats");
        assertThat(looks()).isEqualTo("WithHumans");

        assertThat(company.told("account-not-made")).isEqualTo(1);
        assertThat(company.told("attributes-unfit")).isEqualTo(1);

        looks();
        looks();
        assertThat(company.world.stays.of(NEO).isSettled()).isTrue();
    }

    @Test
    void what_slack_does_not_take_of_a_profile_is_told_once_and_anew_after_it_did() {
        company.employs(NEO, ADDRESS, "engineering");
        looks();
        company.employs(NEO, Map.of("email", ADDRESS, "title", "Baker"), "engineering");
        refuses(Write.CHANGE_PROFILE, "restricted");
        looks();
        refuses(Write.CHANGE_PROFILE, "restricted");
        looks();
        assertThat(company.told("attributes-refused")).isEqualTo(1);

        looks();
        assertThat(company.world.stays.of(NEO).isSettled()).isTrue();
        company.employs(NEO, ADDRESS, "engineering");
        refuses(Write.CHANGE_PROFILE, "restricted");
        looks();

        assertThat(company.told("attributes-refused")).isEqualTo(2);
    }

    @Test
    void a_profile_that_is_refused_for_another_reason_is_news_in_the_same_run_too() {
        company.employs(NEO, ADDRESS, "engineering");
        looks();
        company.employs(NEO, Map.of("email", ADDRESS, "title", "Baker"), "engineering");
        ProvisionRun run = ProvisionRun.begun(company.world, NEO);
        refuses(Write.CHANGE_PROFILE, "restricted");
        run.aligned(company.account(ADDRESS));
        refuses(Write.CHANGE_PROFILE, "too-long");
        run.aligned(company.account(ADDRESS));

        assertThat(company.world.base.escalations.raised())
                .filteredOn(raised -> raised.reason().equals("attributes-refused"))
                .extracting(raised -> raised.facts().get("code"))
                .containsExactly("restricted", "too-long");
    }

    private String looks() {
        company.world.base.clock.advance(Duration.ofMinutes(10));
        return ProvisionRun.of(company.world, NEO);
    }

    private void refuses(Write write, String code) {
        company.world
                .slack
                .script()
                .answer(write, new WriteReply.Refused(code), Effect.DOES_NOT_HAPPEN);
    }

    private int written() {
        return company.world.slack.script().written().size();
    }

    /** Rules gave on the other account before it was protected. */
    private void hasAccessOnAProtectedAccount() {
        SortedMap<MappingName, GroupPath> rules = new TreeMap<>();
        rules.put(new MappingName("sales"), GroupPath.parse("okta:sales"));
        company.world.grants.record(
                new RecordedGrant(
                        new Grant(NEO, company.deals, rules),
                        Optional.of(NEOS_OTHER),
                        LeaverWorld.START,
                        "event:okta:earlier",
                        "1".repeat(64),
                        RecordedGrant.State.GIVEN));
    }

    private static Company ranked(AccountId account, Rank rank) {
        return new Company(
                FixedPolicies.usual(), new OrganisationAccounts.Ranks(Map.of(account, rank)));
    }

    private static AccountProfile profile(String email) {
        return new AccountProfile("neo", List.of(email), Map.of(), Optional.empty());
    }
}
