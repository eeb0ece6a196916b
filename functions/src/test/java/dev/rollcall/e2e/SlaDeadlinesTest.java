package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlaDeadlinesTest {
    /** Found to the second; the outbox is sent every minute. */
    private static final Duration HOW_EXACT = Duration.ofSeconds(61);

    private LocalCompany company;
    private int leaver = 19;

    @BeforeAll
    void start() {
        company = LocalCompany.of(30).alike();
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
        leaver++;
    }

    @Test
    void each_deadline_that_passes_is_escalated_then_recorded_and_the_work_goes_on() {
        company.runtime()
                .slack()
                .faults()
                .add(
                        FaultRule.until(
                                company.timeline().now().plus(Duration.ofMinutes(245)),
                                "GET .*/Users/",
                                new Fault.ServerError(503)));

        Instant left = company.leaves(leaver);
        boolean settled = company.settles(leaver, Duration.ofHours(5));

        assertThat(settled).isTrue();
        assertEscalated("late:access-cut", left.plus(Duration.ofMinutes(5)));
        assertEscalated("late:memberships-cleared", left.plus(Duration.ofHours(1)));
        assertEscalated("late:verified", left.plus(Duration.ofHours(4)));
        assertThat(company.out(leaver)).isTrue();
        assertThat(breaches())
                .containsExactly(
                        "breach#access-cut", "breach#memberships-cleared", "breach#verified");
    }

    @Test
    void while_okta_does_not_say_who_has_left_that_is_told_and_the_breach_once_it_does() {
        failing("GET .*/users/", Duration.ofMinutes(30), new Fault.Refusal(403, "E0000006"));

        Instant left = company.leaves(leaver);
        assertThat(company.settles(leaver, Duration.ofMinutes(45))).isTrue();
        company.timeline().advance(Duration.ofMinutes(6));

        assertEscalated("not-assessed", left.plus(Duration.ofMinutes(5)));
        assertThat(breaches()).containsExactly("breach#access-cut");
        assertThat(company.mails(caseId() + ": late:access-cut"))
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail.at()).isAfter(left.plus(Duration.ofMinutes(30))));
    }

    @Test
    void a_leaver_in_time_is_no_breach() {
        company.leaves(leaver);
        assertThat(company.settles(leaver, Duration.ofMinutes(3))).isTrue();
        // The late look is an hour after the cut; until then somebody watches.
        company.timeline().advance(Duration.ofMinutes(90));

        assertThat(breaches()).isEmpty();
        assertThat(company.mails(caseId().value())).isEmpty();
        assertThat(company.executions("SlaWatch", "RUNNING"))
                .as("watches")
                .noneMatch(watch -> watch.path("name").asText().contains(caseId().value()));
    }

    @Test
    void what_is_heard_of_late_is_late_from_the_source_s_own_time_of_the_change() {
        Instant left = company.timeline().now();
        failing("GET .*/logs", Duration.ofMinutes(10), new Fault.ServerError(503));
        company.runtime()
                .okta()
                .organisation()
                .changeStatus(company.person(leaver), "DEPROVISIONED", false);

        assertThat(company.settles(leaver, Duration.ofMinutes(15))).isTrue();
        company.timeline().advance(Duration.ofMinutes(5));

        assertThat(company.mails(caseId() + ": late:access-cut")).hasSize(1);
        assertThat(breaches()).containsExactly("breach#access-cut");
        assertThat(company.records().verified(company.person(leaver)))
                .hasValueSatisfying(c -> assertThat(c.changedAt()).isEqualTo(left));
    }

    /** Okta fails at such calls for so long. */
    private void failing(String call, Duration time, Fault fault) {
        company.runtime()
                .okta()
                .faults()
                .add(FaultRule.until(company.timeline().now().plus(time), call, fault));
    }

    private void assertEscalated(String subject, Instant deadline) {
        List<Mail> mails = company.mails(caseId() + ": " + subject);
        assertThat(mails).as(subject).hasSize(1);
        assertThat(mails.getFirst().at()).isBetween(deadline, deadline.plus(HOW_EXACT));
    }

    private List<String> breaches() {
        return company.records().ledger(caseId(), Kind.BREACH).stream()
                .map(LedgerEntry::key)
                .toList();
    }

    private CaseId caseId() {
        return company.records().verified(company.person(leaver)).orElseThrow().id();
    }
}
