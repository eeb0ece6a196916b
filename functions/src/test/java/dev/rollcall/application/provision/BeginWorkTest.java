package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;
import static dev.rollcall.testing.slack.InMemorySlackOrganisation.HOME;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.ProvisionRun;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The first three steps of a run as one call. */
class BeginWorkTest {
    private static final Holdings.Unread CHANNELS =
            new Holdings.Unread("channels:" + HOME.workspaceId(), "rate-limited");

    private final Company company = new Company();
    private Runs.Ticket ticket = new Runs.Ticket(NEO, 1);
    private CaseId run = new CaseId("0".repeat(32));
    private long seen;

    @BeforeEach
    void an_engineer_whom_somebody_took_out_of_a_channel() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        company.world.slack.takeFrom(company.account(ADDRESS), company.builds);
        ticket = company.world.base.want(NEO);
        run = company.world.base.steps.claimed(ticket);
        seen = company.world.base.runs.wanted(ticket).orElseThrow();
    }

    @Test
    void come_to_what_is_to_change_if_nothing_waits() {
        AccountId own = company.account(ADDRESS);

        assertThat(begin())
                .isInstanceOfSatisfying(
                        BeginWork.Outcome.Differs.class,
                        differs -> {
                            assertThat(differs.account()).isEqualTo(own.value());
                            assertThat(differs.additions()).containsExactly(company.builds.key());
                            assertThat(differs.removals()).isEmpty();
                        });
    }

    @Test
    void read_nothing_else_while_what_the_account_has_is_put_off() {
        Instant until = putOff(CHANNELS, 1);
        company.world.people.failsFor(NEO, new PortFailure.Unavailable("must not be asked"));

        assertThat(begin())
                .isEqualTo(new BeginWork.Outcome.Reached(new EnsureAccount.Outcome.Later(until)));

        company.world.people.answersAgainFor(NEO);
        company.world.base.clock.set(until);
        assertThat(begin()).isInstanceOf(BeginWork.Outcome.Differs.class);
    }

    @Test
    void go_on_with_what_was_read_before_the_wait() {
        AccountId own = company.account(ADDRESS);
        Instant until = putOff(CHANNELS, 1);
        begin();
        company.world.slack.takeFrom(own, company.engineering);
        company.world.base.clock.set(until);

        assertThat(begin())
                .as("what was read of it is a moment old")
                .isInstanceOfSatisfying(
                        BeginWork.Outcome.Differs.class,
                        differs ->
                                assertThat(differs.additions())
                                        .containsExactly(company.builds.key()));
    }

    @Test
    void do_not_go_on_with_what_is_older_than_two_minutes() {
        AccountId own = company.account(ADDRESS);
        putOff(CHANNELS, 1);
        begin();
        company.world.slack.takeFrom(own, company.engineering);
        company.world.base.clock.advance(Duration.ofSeconds(121));

        assertThat(begin())
                .isInstanceOfSatisfying(
                        BeginWork.Outcome.Differs.class,
                        differs ->
                                assertThat(differs.additions())
                                        .containsExactlyInAnyOrder(
                                                company.builds.key(), company.engineering.key()));
    }

    @Test
    void look_again_once_something_is_heard_and_forget_what_was_read() {
        AccountId own = company.account(ADDRESS);
        Instant until = putOff(CHANNELS, 1);
        begin();
        company.world.slack.takeFrom(own, company.engineering);
        company.world.base.clock.set(until);
        company.world.base.want(NEO);

        assertThat(begin())
                .isEqualTo(new BeginWork.Outcome.Reached(new EnsureAccount.Outcome.LookAgain()));

        seen = company.world.base.runs.wanted(ticket).orElseThrow();
        assertThat(begin())
                .isInstanceOfSatisfying(
                        BeginWork.Outcome.Differs.class,
                        differs -> assertThat(differs.additions()).hasSize(2));
    }

    @Test
    void tell_when_what_is_to_be_taken_may_be() {
        company.employs(NEO, ADDRESS, "sales");

        assertThat(begin())
                .isInstanceOfSatisfying(
                        BeginWork.Outcome.CompareLater.class,
                        later ->
                                assertThat(later.notBefore())
                                        .isAfter(company.world.base.clock.instant()));
    }

    private BeginWork.Outcome begin() {
        return company.world.begin.begin(ticket, run, seen);
    }

    private Instant putOff(Holdings.Unread what, int times) {
        Instant until = company.world.base.clock.instant().plus(Duration.ofSeconds(15));
        company.world
                .slack
                .script()
                .leaveUnread(
                        new Holdings.Unread(what.what(), what.why(), Optional.of(until)), times);
        return until;
    }
}
