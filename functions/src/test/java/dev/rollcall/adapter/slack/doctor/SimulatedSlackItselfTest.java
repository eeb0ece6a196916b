package dev.rollcall.adapter.slack.doctor;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.SlackTokenReports.Use;
import dev.rollcall.application.port.SlackWriters;
import dev.rollcall.contract.SlackItselfContract;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class SimulatedSlackItselfTest extends SlackItselfContract {
    @Override
    protected Fixture slack() {
        return new SimulatedSlackItself(SlackOrganisation::new);
    }

    @Test
    void on_business_plus_the_plan_is_seen_and_nothing_of_admin_is_called() {
        try (SimulatedSlackItself company =
                new SimulatedSlackItself(SlackOrganisation::businessPlus)) {
            assertThat(company.capabilities().detect().plan()).isEqualTo(SlackPlan.BUSINESS_PLUS);
            assertThat(company.capabilities().detect().of(Capability.ROLES))
                    .isEqualTo(new Availability.NotOnThisPlan());
            assertThat(company.capabilities().detect().has(Capability.ACCOUNTS)).isTrue();
            assertThat(company.owners().activeBesides(INSTALLER, 2)).isEqualTo(2);
            company.edited("S0ONE", "U0KIM");
            assertThat(company.editors().look().groups()).hasSize(1);

            assertThat(company.simulator.calls().all())
                    .extracting(Call::target)
                    .isNotEmpty()
                    .noneMatch(target -> target.contains("admin."))
                    .noneMatch(target -> target.contains("/audit/"));
        }
    }

    @Test
    void on_business_plus_an_owner_behind_a_thousand_members_counts_too() {
        try (SimulatedSlackItself company =
                new SimulatedSlackItself(SlackOrganisation::businessPlus)) {
            company.add(new AccountId("U0OWNER1"), Rank.OWNER, false);
            company.add(new AccountId("U0OWNER2"), Rank.PRIMARY_OWNER, false);
            for (int number = 0; number < 1000; number++) {
                company.add(new AccountId("U0P%04d".formatted(number)), Rank.MEMBER, true);
            }
            company.add(new AccountId("U0ZOE"), Rank.OWNER, true);

            assertThat(company.owners().activeBesides(INSTALLER, 2)).isEqualTo(1);
        }
    }

    @Test
    void who_put_somebody_into_a_group_counts_as_the_writer_and_not_who_came() {
        try (SimulatedSlackItself company = new SimulatedSlackItself(SlackOrganisation::new)) {
            company.organisation
                    .audit()
                    .append(
                            "user_added_to_usergroup",
                            "U0KIM",
                            AuditEntity.usergroup("S01"),
                            Json.object().put("user", "U0OWNER1"));

            assertThat(company.writers().since(NOON.minusSeconds(60)).writers())
                    .extracting(SlackWriters.Writer::actor)
                    .containsExactly("U0KIM");
        }
    }

    @Test
    void the_audit_logs_are_tried_since_no_scope_tells_the_rank_they_take() {
        try (SimulatedSlackItself company = new SimulatedSlackItself(SlackOrganisation::new)) {
            company.add(INSTALLER, Rank.ADMIN, true);

            assertThat(company.capabilities().detect().of(Capability.AUDIT_LOGS))
                    .isEqualTo(new Availability.Refused("user_not_authorized"));
        }
    }

    @Test
    void a_log_that_is_down_does_not_hinder_who_needs_another_right() {
        try (SimulatedSlackItself company = new SimulatedSlackItself(SlackOrganisation::new)) {
            company.simulator
                    .faults()
                    .add(FaultRule.next(9, "/audit/v1/logs", new Fault.ServerError(503)));

            assertThat(company.slack.capabilities().detect().has(Capability.ROLES)).isTrue();
            assertThat(company.simulator.calls().all())
                    .anyMatch(call -> call.target().contains("/audit/"));
        }
    }

    @Test
    void what_was_detected_is_kept_for_ten_minutes() {
        try (SimulatedSlackItself company = new SimulatedSlackItself(SlackOrganisation::new)) {
            company.slack.capabilities().detect();
            company.withdraw(Capability.ROLES, "admin.roles:read");
            company.timeline.advance(Duration.ofMinutes(9));
            assertThat(company.slack.capabilities().detect().has(Capability.ROLES)).isTrue();

            company.timeline.advance(Duration.ofMinutes(2));
            assertThat(company.slack.capabilities().detect().has(Capability.ROLES)).isFalse();
        }
    }

    @Test
    void without_any_good_token_there_is_nothing_to_detect() {
        try (SimulatedSlackItself company = new SimulatedSlackItself(SlackOrganisation::new)) {
            for (Use use : Use.values()) {
                company.refuse(use);
            }

            assertThatThrownBy(() -> company.capabilities().detect())
                    .hasMessageContaining("no-token-accepted");
        }
    }
}
