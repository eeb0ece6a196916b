package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.slack.SlackGroup;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Slack's troubles delay a leaver; they end nothing half-done and double nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackFaultsTest {
    private static final List<String> WRITES =
            List.of(
                    "session.reset",
                    "PATCH .*/Users/",
                    "PATCH .*/Groups/",
                    "usergroups.users.update",
                    "usergroups.disable");
    private static final List<String> READS =
            List.of(
                    "GET .*/Users/",
                    "GET .*/Groups/",
                    "users.info",
                    "users.conversations",
                    "usergroups.list",
                    "usergroups.users.list",
                    "session.list");

    private LocalCompany company;
    private int leaver = 20;

    @BeforeAll
    void start() {
        company = LocalCompany.withoutLimits(60).alike();
    }

    @AfterAll
    void stop() {
        company.close();
    }

    static Stream<Arguments> faultsOfWrites() {
        return Stream.of(
                Arguments.of(new Fault.ServerError(500), 2),
                Arguments.of(new Fault.Malformed(), 2),
                Arguments.of(new Fault.WithoutEffect(), 2),
                Arguments.of(new Fault.LostBeforeEffect(), 2),
                Arguments.of(new Fault.LostAfterEffect(), 1),
                Arguments.of(new Fault.RateLimit(Duration.ofSeconds(20)), 2));
    }

    /** Each write goes wrong once: sent again if it had no effect, and not if it had. */
    @ParameterizedTest
    @MethodSource("faultsOfWrites")
    void every_write_that_goes_wrong_is_made_up_for(Fault fault, int sendings) {
        int number = withGroupOfTheirOwn();
        int from = company.calls();
        WRITES.forEach(w -> company.runtime().slack().faults().add(FaultRule.next(1, w, fault)));

        company.leaves(number);

        assertThat(company.settles(number, Duration.ofMinutes(10))).isTrue();
        assertThat(company.out(number)).isTrue();
        List<String> writes = company.writes(from);
        Set<String> different = new HashSet<>(writes);
        assertThat(different).hasSize(WRITES.size());
        assertThat(different).allMatch(w -> Collections.frequency(writes, w) == sendings);
    }

    static Stream<Fault> faultsOfReads() {
        return Stream.of(
                new Fault.ServerError(500),
                new Fault.Malformed(),
                new Fault.WithoutEffect(),
                new Fault.LostBeforeEffect(),
                new Fault.RateLimit(Duration.ofSeconds(20)));
    }

    @ParameterizedTest
    @MethodSource("faultsOfReads")
    void every_read_that_goes_wrong_is_repeated_before_anything_is_believed(Fault fault) {
        int number = withGroupOfTheirOwn();
        int from = company.calls();
        READS.forEach(r -> company.runtime().slack().faults().add(FaultRule.next(1, r, fault)));

        company.leaves(number);

        assertThat(company.settles(number, Duration.ofMinutes(30))).isTrue();
        assertThat(company.out(number)).isTrue();
        assertThat(company.writes(from)).doesNotHaveDuplicates().hasSize(WRITES.size());
    }

    @Test
    void a_deactivation_that_takes_half_a_minute_to_show_is_waited_for_and_not_sent_again() {
        int number = withGroupOfTheirOwn();
        int from = company.calls();
        company.runtime()
                .slack()
                .faults()
                .add(
                        FaultRule.next(
                                1, "PATCH .*/Users/", new Fault.ShownLate(Duration.ofSeconds(30))));

        Instant left = company.leaves(number);

        assertThat(company.settles(number, Duration.ofMinutes(5))).isTrue();
        company.runtime().slack().organisation().showDeactivationsAfter(Duration.ofMillis(600));
        assertThat(company.out(number)).isTrue();
        assertThat(company.writes(from)).doesNotHaveDuplicates().hasSize(WRITES.size());
        assertThat(company.records().verified(company.person(number)))
                .hasValueSatisfying(leaverCase ->
                        assertThat(leaverCase.reached(SlaClass.ACCESS_CUT))
                                .hasValueSatisfying(at ->
                                        assertThat(at)
                                                .isAfter(left.plusSeconds(30))
                                                .isBefore(left.plusSeconds(90))));
    }

    @Test
    void a_long_refusal_of_the_session_reset_is_escalated_and_the_leaver_verified_after_it() {
        int number = withGroupOfTheirOwn();
        Instant end = company.timeline().now().plus(Duration.ofMinutes(20));
        company.runtime()
                .slack()
                .faults()
                .add(
                        FaultRule.until(
                                end,
                                "session.reset",
                                new Fault.Refusal(200, "session_reset_not_allowed")));

        company.leaves(number);
        company.timeline().advance(Duration.ofMinutes(1));
        assertThat(company.active(number)).as("active").isFalse();
        assertThat(company.mails("sessions-refused")).hasSize(1);
        company.timeline().advance(Duration.ofMinutes(5));
        assertThat(company.mails("late:access-cut")).hasSize(1);

        assertThat(company.settles(number, Duration.ofHours(2))).isTrue();
        // The refusals end at that very time.
        assertThat(company.timeline().now()).isAfterOrEqualTo(end);
        assertThat(company.out(number)).isTrue();
    }

    /** Returns the next leaver, alone in a group, which is to be disabled. */
    private int withGroupOfTheirOwn() {
        int number = leaver++;
        company.runtime()
                .slack()
                .organisation()
                .add(
                        new SlackGroup(
                                SlackGroup.Kind.USER_GROUP,
                                "S0OWN" + number,
                                "T0MAIN",
                                "own" + number,
                                Set.of(company.account(number).id()),
                                false,
                                "U0INSTALLER"));
        company.quiet();
        company.runtime().slack().faults().clear();
        return number;
    }
}
