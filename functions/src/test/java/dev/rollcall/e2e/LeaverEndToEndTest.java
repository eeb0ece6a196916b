package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.slack.SlackAccount;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaverEndToEndTest {
    private static final int PRIMARY_OWNER = 1;
    private static final int ALONE_IN_A_GROUP = 7;

    private LocalCompany company;
    private int next = 10;
    private int calls;

    @BeforeAll
    void start() {
        company = LocalCompany.of(30);
    }

    @AfterAll
    void stop() {
        company.close();
    }

    @BeforeEach
    void takeTheNext() {
        company.runtime().okta().faults().clear();
        company.runtime().slack().faults().clear();
        company.quiet();
        calls = company.calls();
        next++;
    }

    @Test
    void a_leaver_is_verified_out_by_one_run_and_nobody_else_is_touched() {
        List<SlackAccount> before = others(ALONE_IN_A_GROUP);
        int runs = company.runs();

        company.leaves(ALONE_IN_A_GROUP);

        assertThat(company.settles(ALONE_IN_A_GROUP, Duration.ofMinutes(3))).isTrue();
        assertThat(company.out(ALONE_IN_A_GROUP)).isTrue();
        assertThat(others(ALONE_IN_A_GROUP)).isEqualTo(before);
        assertThat(company.runs() - runs).isEqualTo(1);
        assertThat(deactivations()).isEqualTo(1);
        assertThat(company.runtime().slack().forbidden()).isEmpty();
    }

    @Test
    void a_lost_hook_is_a_delay_and_not_a_loss() {
        changeStatus(next, "DEPROVISIONED", false);

        assertThat(company.settles(next, Duration.ofMinutes(5))).isTrue();
        assertThat(company.out(next)).isTrue();
    }

    @Test
    void the_same_hook_again_and_again_makes_one_run_and_one_write() {
        int runs = company.runs();
        company.runtime().okta().organisation().hooks().duplicate(5);

        company.leaves(next);
        company.runtime().okta().organisation().hooks().duplicate(1);
        assertThat(company.settles(next, Duration.ofMinutes(3))).isTrue();
        company.runtime().okta().organisation().hooks().redeliver(2, 3);
        company.timeline().advance(Duration.ofMinutes(5));

        assertThat(company.out(next)).isTrue();
        assertThat(company.runs() - runs).isEqualTo(1);
        assertThat(deactivations()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVE", "LOCKED_OUT", "PASSWORD_EXPIRED", "RECOVERY", "STAGED"})
    void somebody_who_still_belongs_here_loses_nothing(String status) {
        failing("GET .*/users/", Duration.ofDays(1), new Fault.ShownStatus(status));
        long version = company.runtime().slack().organisation().version();

        company.leaves(next);
        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(company.runtime().slack().organisation().version()).isEqualTo(version);
        assertThat(company.writes(calls)).isEmpty();
        assertThat(company.atRest()).isTrue();
    }

    @Test
    void a_suspended_person_is_signed_out_and_stays_active() {
        changeStatus(next, "SUSPENDED", true);
        company.timeline().advance(Duration.ofMinutes(5));

        SlackAccount account = company.account(next);
        assertThat(account.sessions()).isZero();
        assertThat(account.deactivatedFrom()).isEmpty();
        assertThat(deactivations()).isZero();
    }

    @Test
    void whoever_is_deactivated_after_a_suspension_waits_for_no_sign_out_of_that() {
        Duration pause = Duration.ofMinutes(15);
        Instant end = company.timeline().now().plus(pause);
        company.runtime()
                .slack()
                .faults()
                .add(FaultRule.until(end, "session.reset", new Fault.RateLimit(pause)));
        while (company.account(next).sessions() == 0) {
            next++;
        }
        changeStatus(next, "SUSPENDED", true);
        company.timeline().advance(Duration.ofMinutes(2));
        assertThat(company.account(next).sessions()).isPositive();

        changeStatus(next, "DEPROVISIONED", true);
        company.timeline().advance(Duration.ofMinutes(2));

        assertThat(company.active(next)).isFalse();
        assertThat(company.settles(next, Duration.ofHours(1))).isTrue();
        assertThat(company.out(next)).isTrue();
    }

    @Test
    void a_primary_owner_is_refused_and_a_human_is_told() {
        company.leaves(PRIMARY_OWNER);
        company.timeline().advance(Duration.ofMinutes(2));

        assertThat(company.account(PRIMARY_OWNER).deactivatedFrom()).isEmpty();
        assertThat(company.mails("refused:primary-owner")).hasSize(1);
        assertThat(company.writes(calls)).isEmpty();
    }

    @Test
    void an_answer_lost_after_the_effect_is_looked_up_and_not_sent_again() {
        company.runtime()
                .slack()
                .faults()
                .add(FaultRule.next(1, "PATCH .*/Users/", new Fault.LostAfterEffect()));
        company.runtime().slack().organisation().showDeactivationsAfter(Duration.ofSeconds(30));

        company.leaves(next);

        assertThat(company.settles(next, Duration.ofMinutes(10))).isTrue();
        company.runtime().slack().organisation().showDeactivationsAfter(Duration.ofMillis(600));
        assertThat(company.out(next)).isTrue();
        assertThat(deactivations()).isEqualTo(1);
    }

    @Test
    void okta_s_outage_of_an_hour_is_escalated_on_time_and_the_leaver_still_ends_verified() {
        failing("GET .*/users/", Duration.ofHours(1), new Fault.ServerError(503));

        company.leaves(next);
        company.timeline().advance(Duration.ofMinutes(6));
        assertThat(company.mails("not-assessed")).hasSize(1);

        assertThat(company.settles(next, Duration.ofHours(2))).isTrue();
        assertThat(company.out(next)).isTrue();
        company.timeline().advance(Duration.ofMinutes(6));
        assertThat(company.mails("late:access-cut")).hasSize(1);
    }

    /** Okta answers such calls so for that long. */
    private void failing(String call, Duration time, Fault fault) {
        Instant until = company.timeline().now().plus(time);
        company.runtime().okta().faults().add(FaultRule.until(until, call, fault));
    }

    private void changeStatus(int number, String status, boolean hook) {
        company.runtime().okta().organisation().changeStatus(company.person(number), status, hook);
    }

    private List<SlackAccount> others(int number) {
        String id = company.account(number).id();
        return company.runtime().slack().organisation().accounts().stream()
                .filter(account -> !account.id().equals(id))
                .toList();
    }

    private long deactivations() {
        return company.writes(calls).stream().filter(w -> w.startsWith("PATCH U")).count();
    }
}
