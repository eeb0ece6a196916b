package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class SlaDeadlinesTest {
    private static final int LEAVER = 20;
    private static final Duration HOW_EXACT = Duration.ofSeconds(1);

    private LocalCompany company;

    @BeforeEach
    void start() {
        company = LocalCompany.of(30).alike();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void each_deadline_that_passes_is_escalated_then_recorded_and_the_work_goes_on() {
        failing("PATCH .*/Users/", Duration.ofMinutes(270));
        failing("usergroups.users.update", Duration.ofMinutes(270));

        Instant left = company.leaves(LEAVER);
        boolean settled = company.settles(LEAVER, Duration.ofHours(6));

        assertEscalated("late:access-cut", left.plus(Duration.ofMinutes(5)));
        assertEscalated("late:memberships-cleared", left.plus(Duration.ofHours(1)));
        assertEscalated("late:verified", left.plus(Duration.ofHours(4)));
        assertThat(settled).isTrue();
        assertThat(company.out(LEAVER)).isTrue();
        assertThat(breaches())
                .containsExactly(
                        "breach#access-cut", "breach#memberships-cleared", "breach#verified");
    }

    @Test
    void a_leaver_in_time_is_no_breach() {
        company.leaves(LEAVER);
        assertThat(company.settles(LEAVER, Duration.ofMinutes(3))).isTrue();
        company.timeline().advance(Duration.ofHours(5));

        assertThat(breaches()).isEmpty();
        assertThat(company.mails("")).isEmpty();
        assertThat(company.executions("SlaWatch", "RUNNING")).isEmpty();
    }

    @Test
    void what_is_heard_of_late_is_late_from_the_source_s_own_time_of_the_change() {
        Instant left = company.timeline().now();
        company.runtime()
                .okta()
                .faults()
                .add(
                        FaultRule.until(
                                left.plus(Duration.ofMinutes(10)),
                                "GET .*/logs",
                                new Fault.ServerError(503)));
        company.runtime()
                .okta()
                .organisation()
                .changeStatus(company.person(LEAVER), "DEPROVISIONED", false);

        assertThat(company.settles(LEAVER, Duration.ofMinutes(15))).isTrue();
        company.timeline().advance(Duration.ofMinutes(5));

        assertThat(company.mails("late:access-cut")).hasSize(1);
        assertThat(breaches()).containsExactly("breach#access-cut");
        assertThat(company.records().verified(company.person(LEAVER)))
                .hasValueSatisfying(c -> assertThat(c.changedAt()).isEqualTo(left));
    }

    private void failing(String call, Duration time) {
        company.runtime()
                .slack()
                .faults()
                .add(
                        FaultRule.until(
                                company.timeline().now().plus(time),
                                call,
                                new Fault.ServerError(500)));
    }

    private void assertEscalated(String subject, Instant deadline) {
        List<Mail> mails = company.mails(subject);
        assertThat(mails).as(subject).hasSize(1);
        assertThat(mails.getFirst().at())
                .isBetween(deadline, deadline.plus(HOW_EXACT));
    }

    private List<String> breaches() {
        CaseId id = company.records().verified(company.person(LEAVER)).orElseThrow().id();
        return company.records().ledger(id, Kind.BREACH).stream().map(e -> e.key()).toList();
    }
}
