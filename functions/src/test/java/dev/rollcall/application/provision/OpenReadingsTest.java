package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;
import static dev.rollcall.testing.slack.InMemorySlackOrganisation.HOME;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.testing.ProvisionRun;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What Slack does not tell of an account is neither there nor missing, and no run ends over it. */
class OpenReadingsTest {
    private static final String CHANNELS = "channels:" + HOME.workspaceId();
    private static final int FOR_GOOD = 1_000;

    private final Company company = new Company();

    @BeforeEach
    void an_engineer_whom_somebody_took_out_of_a_channel() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.world.slack.takeFrom(company.account(ADDRESS), company.builds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unavailable", "too-late", "interrupted"})
    void what_failed_is_read_again(String why) {
        unread(new Holdings.Unread(CHANNELS, why), 3);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isTrue();
    }

    @Test
    void what_was_put_off_is_read_in_its_time() {
        Instant until = now().plus(Duration.ofSeconds(70));
        unread(new Holdings.Unread(CHANNELS, "rate-limited", Optional.of(until)), 1);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(now()).isAfterOrEqualTo(until);
    }

    @Test
    void of_what_slack_refuses_to_show_people_are_told_and_the_rest_is_changed() {
        company.world.slack.takeFrom(company.account(ADDRESS), company.engineers);
        unread(new Holdings.Unread(CHANNELS, "missing_scope"), FOR_GOOD);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.engineers)).isTrue();
        assertThat(company.has(ADDRESS, company.builds)).isFalse();
        assertThat(company.told("unread:" + CHANNELS)).isEqualTo(1);
    }

    @Test
    void what_no_rule_speaks_of_is_waited_for_by_nobody() {
        unread(new Holdings.Unread("user-groups:T99", "unavailable"), FOR_GOOD);
        company.world.slack.takeFrom(company.account(ADDRESS), company.engineers);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.told("unread:user-groups:T99")).isZero();
    }

    @Test
    void a_reading_that_fails_right_after_the_writes_proves_nothing() {
        company.employs(NEO, ADDRESS, "sales");
        Entitlement left = company.builds;
        unread(new Holdings.Unread("workspaces", "unavailable"), 2);

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, left)).isFalse();
        assertThat(company.has(ADDRESS, company.deals)).isTrue();
    }

    private Instant now() {
        return company.world.base.clock.instant();
    }

    private void unread(Holdings.Unread what, int times) {
        company.world.slack.script().leaveUnread(what, times);
    }
}
