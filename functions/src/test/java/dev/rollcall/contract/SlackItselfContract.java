package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.SlackOwners;
import dev.rollcall.application.port.SlackTokenReports;
import dev.rollcall.application.port.SlackTokenReports.Report;
import dev.rollcall.application.port.SlackTokenReports.Use;
import dev.rollcall.application.port.SlackWriters;
import dev.rollcall.application.port.UserGroupEditors;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the ports do that tell of Slack itself: its plan, our tokens, and who else writes. */
public abstract class SlackItselfContract {
    protected static final AccountId INSTALLER = new AccountId("U0INSTALLER");

    /** An organisation with three good tokens of an owner, and two owners besides. */
    public interface Fixture extends AutoCloseable {
        SlackCapabilities capabilities();

        SlackTokenReports tokens();

        SlackOwners owners();

        SlackWriters writers();

        UserGroupEditors editors();

        void refuse(Use use);

        /**
         * Takes a scope away, besides those taken before, from the token that a capability is asked
         * with.
         */
        void withdraw(Capability capability, String scope);

        void add(AccountId account, Rank rank, boolean active);

        void wrote(String actor, String action, Instant at);

        void edited(String group, String by);

        @Override
        void close();
    }

    private Fixture slack;

    protected abstract Fixture slack();

    @BeforeEach
    void furnish() {
        slack = slack();
    }

    @AfterEach
    void tearDown() {
        slack.close();
    }

    @Test
    void an_organisation_with_good_tokens_lets_us_do_everything() {
        assertThat(slack.capabilities().detect().plan()).isEqualTo(SlackPlan.ENTERPRISE);
        assertThat(Capability.values()).allMatch(slack.capabilities().detect()::has);
    }

    @Test
    void a_missing_scope_takes_its_capability_and_no_other() {
        slack.withdraw(Capability.ROLES, "admin.roles:write");

        assertThat(slack.capabilities().detect().of(Capability.ROLES))
                .isEqualTo(new Availability.ScopesMissing("admin.roles:write"));
        assertThat(slack.capabilities().detect().has(Capability.SESSIONS)).isTrue();
    }

    @Test
    void all_missing_scopes_of_a_capability_are_named() {
        slack.withdraw(Capability.CHANNELS, "channels:write");
        slack.withdraw(Capability.CHANNELS, "groups:read");

        assertThat(slack.capabilities().detect().of(Capability.CHANNELS))
                .isEqualTo(
                        new Availability.ScopesMissing(
                                new TreeSet<>(Set.of("channels:write", "groups:read"))));
    }

    @Test
    void each_token_tells_whose_it_is_and_where_it_is_installed() {
        assertThat(slack.tokens().read())
                .hasSize(Use.values().length)
                .allSatisfy(report -> {
                    assertThat(report).isInstanceOf(Report.Accepted.class);
                    Report.Accepted accepted = (Report.Accepted) report;
                    assertThat(accepted.owner()).isEqualTo(INSTALLER);
                    assertThat(accepted.organisationWide()).isTrue();
                    assertThat(accepted.scopes()).isPresent();
                });
    }

    @Test
    void a_refused_token_is_reported_and_the_others_too() {
        slack.refuse(Use.SCIM);

        assertThat(slack.tokens().read())
                .hasSize(Use.values().length)
                .filteredOn(Report.Refused.class::isInstance)
                .singleElement()
                .returns(Use.SCIM, Report::use);
    }

    @Test
    void an_account_is_read_with_its_rank_in_the_organisation() {
        AccountId former = new AccountId("U0FORMER");
        slack.add(former, Rank.ADMIN, false);

        assertThat(slack.owners().read(INSTALLER))
                .hasValue(new Account(INSTALLER, true, Rank.OWNER));
        assertThat(slack.owners().read(former))
                .hasValueSatisfying(account -> assertThat(account.active()).isFalse());
        assertThat(slack.owners().read(new AccountId("U0NOBODY"))).isEmpty();
    }

    @Test
    void active_owners_are_counted_without_the_installer_and_no_further_than_enough() {
        assertThat(slack.owners().activeBesides(INSTALLER, 5)).isEqualTo(2);
        assertThat(slack.owners().activeBesides(INSTALLER, 1)).isEqualTo(1);

        slack.add(new AccountId("U0OWNER1"), Rank.OWNER, false);

        assertThat(slack.owners().activeBesides(INSTALLER, 5)).isEqualTo(1);
    }

    @Test
    void writers_are_told_since_a_time_with_the_newest_of_their_changes() {
        slack.wrote("U0KIM", "user_deactivated", NOON.minusSeconds(60));
        slack.wrote("U0KIM", "user_deactivated", NOON.minusSeconds(30));
        slack.wrote("U0KIM", "user_created", NOON.minus(Duration.ofDays(9)));

        SlackWriters.Seen seen = slack.writers().since(NOON.minus(Duration.ofDays(7)));

        assertThat(seen.whole()).isTrue();
        assertThat(seen.writers())
                .allSatisfy(writer -> {
                    assertThat(writer.actor()).isEqualTo("U0KIM");
                    assertThat(writer.changes()).containsOnlyKeys("user_deactivated");
                });
        assertThat(seen.writers())
                .flatExtracting(writer -> writer.changes().values())
                .extracting(Integer.class::cast)
                .satisfies(counts ->
                        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2));
        assertThat(seen.writers())
                .extracting(SlackWriters.Writer::newest)
                .contains(NOON.minusSeconds(30));
    }

    @Test
    void each_user_group_tells_who_changed_it_last() {
        slack.edited("S0ONE", "U0KIM");
        slack.edited("S0TWO", "U0INSTALLER");

        assertThat(slack.editors().look())
                .isEqualTo(
                        new UserGroupEditors.Seen(
                                List.of(
                                        new UserGroupEditors.Edited("T0MAIN", "S0ONE", "U0KIM"),
                                        new UserGroupEditors.Edited(
                                                "T0MAIN", "S0TWO", "U0INSTALLER")),
                                true));
    }
}
