package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionRun;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/** When something is taken, what counts as taken, and what becomes of our records of it. */
class RemovalTest {
    private static final AccountId SOMEBODY = new AccountId("U0SOMEBODY");

    private Company company = new Company();

    @Test
    void what_somebody_else_took_is_forgotten_after_a_look_and_counts_as_none_of_our_changes() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.world.slack.takeFrom(company.account(ADDRESS), company.builds);
        company.employs(NEO, ADDRESS, "everybody");

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.world.grants.of(NEO))
                .extracting(record -> record.grant().entitlement())
                .doesNotContain(company.builds);
        assertThat(counted(ChangeKind.REMOVE_FROM_CHANNEL)).isZero();
        assertThat(counted(ChangeKind.REMOVE_FROM_USER_GROUP)).isEqualTo(1);
    }

    @Test
    void one_of_two_of_a_kind_that_was_taken_counts() {
        company.employs(NEO, ADDRESS, "engineering", "sales");
        ProvisionRun.of(company.world, NEO);
        company.world.slack.takeFrom(company.account(ADDRESS), company.deals);
        company.employs(NEO, ADDRESS, "everybody");

        ProvisionRun.of(company.world, NEO);

        assertThat(company.has(ADDRESS, company.builds)).isFalse();
        assertThat(counted(ChangeKind.REMOVE_FROM_CHANNEL)).isEqualTo(1);
    }

    @Test
    void nobody_becomes_a_guest_while_a_removal_is_held() {
        limitedToOne();
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.employs(NEO, ADDRESS, "guests");
        expected(ChangeKind.REMOVE_FROM_USER_GROUP);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(kind()).isInstanceOf(ListedAccount.Kind.Member.class);
        assertThat(company.has(ADDRESS, company.engineers)).isTrue();
        assertThat(counted(ChangeKind.CHANGE_ROLE)).isZero();

        company.releases(
                company.world
                        .base
                        .batches
                        .held(
                                ChangeKind.REMOVE_FROM_USER_GROUP,
                                Target.of(company.account(ADDRESS), company.engineers))
                        .orElseThrow());
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");
        assertThat(kind()).isInstanceOf(ListedAccount.Kind.Guest.class);
    }

    @Test
    void a_conversion_waits_for_the_dwell_though_nothing_is_to_be_taken() {
        company.employs(NEO, ADDRESS, "guests");
        ProvisionRun.of(company.world, NEO);
        company.employs(NEO, ADDRESS, "everybody", "guests-no-more", "sales");
        Instant heard = company.world.base.clock.instant();

        ProvisionRun.of(company.world, NEO);

        assertThat(kind()).isInstanceOf(ListedAccount.Kind.Member.class);
        assertThat(company.world.slack.script().written(Write.MAKE_MEMBER)).hasSize(1);
        assertThat(company.world.base.clock.instant())
                .isAfterOrEqualTo(heard.plus(company.world.base.policy.dwell()));
    }

    @Test
    void a_record_names_the_event_that_gave_it_with_its_source() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);

        assertThat(company.world.grants.of(NEO))
                .extracting(RecordedGrant::cause)
                .allMatch(cause -> cause.startsWith("event:okta:event-"));
    }

    /** One change of each kind an hour. */
    private void limitedToOne() {
        LeaverPolicy usual = FixedPolicies.usual().leavers();
        company =
                new Company(
                        new FixedPolicies(
                                new LeaverPolicy(
                                        usual.digest(),
                                        usual.sla(),
                                        Duration.ofSeconds(5),
                                        Limits.absolute(1, 100),
                                        usual.protectedAccounts(),
                                        LeaverPolicy.Mode.ACT)),
                        OrganisationAccounts.Ranks.NONE);
    }

    private void expected(ChangeKind kind) {
        company.world.base.breaker.expect(
                new Breaker.Expected(kind, SOMEBODY, company.world.base.clock.instant()));
    }

    private int counted(ChangeKind kind) {
        return company.world.base.breaker.counted(
                kind, Window.DAY, company.world.base.clock.instant());
    }

    private ListedAccount.Kind kind() {
        return company.read(company.account(ADDRESS)).kind();
    }
}
