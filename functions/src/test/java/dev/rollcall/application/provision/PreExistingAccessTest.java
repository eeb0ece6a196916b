package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.PreExisting.Granted;
import dev.rollcall.domain.adoption.PreExisting.Why;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.restore.Approval;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ProvisionRun;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a person had when the company was adopted, where mappings decide who is in. */
class PreExistingAccessTest {
    private final Company company = Company.deciding();
    private AccountId account = new AccountId("U0NOBODY");

    @BeforeEach
    void somebody_is_in_two_channels_by_hand() {
        company.employs(NEO, ADDRESS, "everybody");
        ProvisionRun.of(company.world, NEO);
        account = company.account(ADDRESS);
        company.world.slack.put(account, company.builds);
        company.world.slack.put(account, company.deals);
    }

    @Test
    void what_was_there_before_stays_and_the_rest_is_taken() {
        company.world.preExistings.adopt(List.of(builds()));

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(company.has(ADDRESS, company.deals)).isFalse();
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void what_is_decided_on_is_taken_after_the_breaker() {
        company.world.preExistings.adopt(List.of(builds()));
        ProvisionRun.of(company.world, NEO);
        company.world.preExistings.replace(
                builds(), builds().ended(company.world.base.clock.instant(), Why.DECIDED));

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isFalse();
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void what_rules_gave_for_a_time_is_there_as_before_when_they_end() {
        company.world.preExistings.adopt(List.of(builds()));
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        assertThat(company.has(ADDRESS, company.builds)).isTrue();

        company.employs(NEO, ADDRESS, "everybody");
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(company.world.base.grants.of(NEO))
                .extracting(record -> record.grant().entitlement())
                .doesNotContain(company.builds);
    }

    @Test
    void what_rules_give_for_good_goes_with_them() {
        company.world.preExistings.adopt(List.of(builds()));
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.world.preExistings.replace(
                builds(), builds().ended(company.world.base.clock.instant(), Why.EXPLAINED));

        company.employs(NEO, ADDRESS, "everybody");
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isFalse();
    }

    @Test
    void what_was_there_before_a_cut_is_given_back_once_approved_and_stays() {
        company.world.preExistings.adopt(List.of(builds()));
        company.world.slack.takeFrom(account, company.builds);
        company.world.slack.takeFrom(account, company.deals);
        company.world.base.restores.keep(
                Restore.captured(
                        NEO,
                        account,
                        company.world.base.clock.instant(),
                        List.of(company.builds, company.deals),
                        Optional.empty()));
        company.world.cut(NEO, account);
        ProvisionRun.of(company.world, NEO);
        Restore proposed = company.world.base.restores.of(NEO, account).orElseThrow();
        assertThat(proposed.items()).containsExactly(company.builds);

        company.world.base.restores.replace(
                proposed,
                proposed.approved(
                        new Approval("ole", company.world.base.clock.instant(), "d1".repeat(32)),
                        List.of(company.builds)));
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");
        assertThat(company.has(ADDRESS, company.builds)).isTrue();

        ProvisionRun.of(company.world, NEO);
        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(company.world.preExistings.of(account)).containsExactly(builds());
    }

    private PreExisting builds() {
        return PreExisting.found(
                account,
                company.builds,
                new Granted.Before(LeaverWorld.START),
                new SnapshotId("20261126T120000Z-0a1b2c3d"),
                "okta:00uOwner",
                LocalDate.parse("2027-05-25"));
    }

    private int counted() {
        return company.world.base.breaker.counted(
                ChangeKind.REMOVE_FROM_CHANNEL, Window.DAY, company.world.base.clock.instant());
    }
}
