package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ScriptedWrites.Effect;
import dev.rollcall.testing.ScriptedWrites.Write;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The three writes of the runbook: sessions, deactivation, groups. */
class CutTest {
    private static final Entitlement ON_CALL = new Entitlement.UserGroup("T01", "S02");
    private final LeaverWorld world = LeaverWorld.whereAnaLeft();
    private final CaseId caseId = world.confirmed(ANA);
    private final Runs.Ticket ticket = world.ticket(ANA);

    @Test
    void signing_out_is_read_back_and_marked() {
        assertThat(endSessions()).isEqualTo(new Carried.Settled());

        assertThat(world.slack.count(ANAS)).isZero();
        assertThat(marked(AccountMark.SESSIONS_ENDED)).isTrue();
    }

    @Test
    void a_deactivation_is_admitted_read_back_and_marked() {
        assertThat(deactivate()).isEqualTo(new Carried.Settled());

        assertThat(world.slack.active(ANAS)).isFalse();
        assertThat(marked(AccountMark.ADMITTED)).isTrue();
        assertThat(marked(AccountMark.INACTIVE)).isTrue();
    }

    @Test
    void both_cuts_reach_the_first_class_of_the_sla() {
        endSessions();
        assertThat(world.entries(caseId, Kind.REACHED)).isEmpty();
        deactivate();

        assertThat(world.entries(caseId, Kind.REACHED))
                .extracting(entry -> entry.key())
                .containsExactly(
                        "reached#ACCESS_CUT#"
                                + world.leaver(caseId).reached(SlaClass.ACCESS_CUT).orElseThrow());
    }

    @Test
    void a_refused_reset_is_escalated_and_does_not_stop_the_deactivation() {
        world.slack
                .writes()
                .answer(
                        Write.RESET_SESSIONS,
                        new WriteReply.Refused("not_allowed"),
                        Effect.DOES_NOT_HAPPEN);

        assertThat(endSessions()).isEqualTo(new Carried.Refused("not_allowed"));
        assertThat(deactivate()).isEqualTo(new Carried.Settled());

        assertThat(world.escalations.reasons()).containsExactly("sessions-refused:" + ANAS);
    }

    @Test
    void a_deactivation_that_was_put_off_was_not_refused() {
        WriteReply later = new WriteReply.TryLater(world.clock.instant());
        for (int attempt = 1; attempt <= 3; attempt++) {
            world.slack.writes().answer(Write.DEACTIVATE, later, Effect.DOES_NOT_HAPPEN);
            deactivate();
        }
        WriteReply refused = new WriteReply.Refused("cannot_disable");
        world.slack.writes().answer(Write.DEACTIVATE, refused, Effect.DOES_NOT_HAPPEN);

        deactivate();

        assertThat(marked(AccountMark.REFUSED)).isFalse();
    }

    @Test
    void a_deactivation_that_is_refused_three_times_is_escalated_once_and_left_to_a_human() {
        WriteReply refused = new WriteReply.Refused("cannot_disable");
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(marked(AccountMark.REFUSED)).isFalse();
            world.slack.writes().answer(Write.DEACTIVATE, refused, Effect.DOES_NOT_HAPPEN);
            assertThat(deactivate()).isEqualTo(new Carried.Refused("cannot_disable"));
        }

        assertThat(world.escalations.reasons()).containsExactly("deactivation-refused:" + ANAS);
        assertThat(marked(AccountMark.INACTIVE)).isFalse();
        assertThat(marked(AccountMark.REFUSED)).isTrue();
        assertThat(deactivate()).isEqualTo(new Carried.Settled());
        assertThat(marked(AccountMark.REFUSED)).isFalse();
    }

    @Test
    void nothing_is_written_on_an_account_that_is_inactive_already() {
        world.slack.add(new Account(ANAS, false, Account.Rank.MEMBER), 0);

        assertThat(deactivate()).isEqualTo(new Carried.Settled());
        assertThat(endSessions()).isEqualTo(new Carried.Settled());

        assertThat(world.slack.writes().all()).isEmpty();
        assertThat(marked(AccountMark.INACTIVE)).isTrue();
        assertThat(world.entries(caseId, Kind.ADMITTED)).isEmpty();
    }

    @Test
    void a_held_account_is_signed_out_but_keeps_its_account_and_its_groups() {
        world.slack.join(ANAS, ON_CALL);
        world.stop.throwTo(StopPosition.ALL);

        assertThat(deactivate()).isEqualTo(new Carried.Refused("held"));
        assertThat(leave()).isEqualTo(new Carried.Refused("held"));
        assertThat(endSessions()).isEqualTo(new Carried.Settled());

        assertThat(world.slack.active(ANAS)).isTrue();
        assertThat(world.slack.isIn(ANAS, ON_CALL)).isTrue();
    }

    @Test
    void a_protected_account_keeps_everything() {
        world.slack.join(ANAS, ON_CALL);
        world.slack.add(new Account(ANAS, true, Account.Rank.PRIMARY_OWNER), 1);

        assertThat(deactivate()).isEqualTo(new Carried.Refused("primary-owner"));
        assertThat(leave()).isEqualTo(new Carried.Refused("held"));

        assertThat(world.slack.writes().all()).isEmpty();
    }

    @Test
    void whom_slack_refuses_to_deactivate_keeps_channels_workspaces_and_roles() {
        Entitlement channel = new Entitlement.Channel("C01");
        Entitlement workspace = new Entitlement.Workspace("T01");
        Entitlement role = new Entitlement.AdminRole("Rl01", "T01");
        List.of(channel, workspace, role).forEach(place -> world.slack.join(ANAS, place));
        WriteReply refused = new WriteReply.Refused("cannot_disable");
        world.slack.writes().answer(Write.DEACTIVATE, refused, Effect.DOES_NOT_HAPPEN);
        assertThat(deactivate()).isEqualTo(new Carried.Refused("cannot_disable"));
        assertThat(marked(AccountMark.ADMITTED)).isTrue();

        assertThat(world.steps.survey.survey(caseId, ANAS).places()).isEmpty();
        for (Entitlement place : List.of(channel, workspace, role)) {
            assertThat(leave(place)).isEqualTo(new Carried.Refused("not-inactive"));
            assertThat(world.slack.isIn(ANAS, place)).isTrue();
        }

        assertThat(deactivate()).isEqualTo(new Carried.Settled());
        assertThat(leave(channel)).isEqualTo(new Carried.Settled());
    }

    @Test
    void roles_that_stand_in_the_way_of_the_deactivation_go_before_it() {
        Entitlement role = new Entitlement.AdminRole("Rl01", "T01");
        world.slack.join(ANAS, role);
        WriteReply refused = new WriteReply.Refused("permission_denied");
        world.slack.writes().answer(Write.DEACTIVATE, refused, Effect.DOES_NOT_HAPPEN);
        deactivate();

        assertThat(world.steps.removeRoles.remove(ticket, caseId, ANAS))
                .isEqualTo(new Carried.Settled());

        assertThat(world.slack.isIn(ANAS, role)).isFalse();
    }

    @Test
    void roles_are_not_asked_for_on_a_plan_without_them_and_that_is_put_down() {
        Entitlement role = new Entitlement.AdminRole("Rl01", "T01");
        world.slack.join(ANAS, role);
        world.belongings.isOn(SlackPlan.BUSINESS_PLUS);
        WriteReply refused = new WriteReply.Refused("permission_denied");
        world.slack.writes().answer(Write.DEACTIVATE, refused, Effect.DOES_NOT_HAPPEN);
        deactivate();

        assertThat(world.steps.removeRoles.remove(ticket, caseId, ANAS))
                .isEqualTo(new Carried.Refused("roles-not-available"));

        assertThat(world.slack.isIn(ANAS, role)).isTrue();
        assertThat(world.entries(caseId, Kind.UNAVAILABLE))
                .extracting(entry -> entry.facts().get("unavailable"))
                .containsExactly("ROLES=not available on this plan");
    }

    @Test
    void a_group_is_not_left_before_the_brake_has_let_the_account_through() {
        world.slack.join(ANAS, ON_CALL);

        assertThat(leave()).isEqualTo(new Carried.Refused("not-admitted"));

        assertThat(world.slack.isIn(ANAS, ON_CALL)).isTrue();
    }

    @Test
    void a_group_is_left() {
        world.slack.join(ANAS, ON_CALL);
        world.steps.admit.admit(caseId, ANAS);

        assertThat(leave()).isEqualTo(new Carried.Settled());

        assertThat(world.slack.isIn(ANAS, ON_CALL)).isFalse();
    }

    @Test
    void a_stopped_bulk_keeps_whom_a_human_released_in_their_groups_and_nobody_else() {
        world.slack.join(ANAS, ON_CALL);
        world.steps.admit.admit(caseId, ANAS);
        world.stop.throwTo(StopPosition.BULK);
        world.cases.mark(caseId, ANAS, AccountMark.RELEASED, world.clock.instant());

        assertThat(leave()).isInstanceOf(Carried.Later.class);
        assertThat(world.slack.isIn(ANAS, ON_CALL)).isTrue();

        world.cases.unmark(caseId, ANAS, AccountMark.RELEASED);
        assertThat(leave()).isEqualTo(new Carried.Settled());
    }

    @Test
    void a_group_that_somebody_else_edits_is_left_later_and_nothing_is_recorded_as_sent() {
        world.slack.join(ANAS, ON_CALL);
        world.steps.admit.admit(caseId, ANAS);
        Instant now = world.clock.instant();
        try (GroupLocks.Held _ =
                world.locks.acquire(ON_CALL.key(), now, Duration.ofMinutes(1)).orElseThrow()) {
            assertThat(leave()).isEqualTo(new Carried.Later(now.plusSeconds(2)));
        }
        assertThat(world.entries(caseId, Kind.INTENT)).isEmpty();
        assertThat(world.entries(caseId, Kind.WRITE)).isEmpty();

        assertThat(leave()).isEqualTo(new Carried.Settled());
    }

    @Test
    void the_lock_on_a_group_is_given_back_whatever_happens() {
        world.slack.join(ANAS, ON_CALL);
        world.steps.admit.admit(caseId, ANAS);
        world.slack.failNextRead(new PortFailure.Unavailable("Slack is down"));

        assertThatThrownBy(this::leave).isInstanceOf(PortFailure.Unavailable.class);

        assertThat(world.locks.acquire(ON_CALL.key(), world.clock.instant(), Duration.ofMinutes(1)))
                .isPresent();
    }

    @Test
    void a_group_that_slack_will_not_let_go_is_escalated() {
        world.slack.join(ANAS, ON_CALL);
        world.steps.admit.admit(caseId, ANAS);
        world.slack
                .writes()
                .answer(
                        Write.LEAVE,
                        new WriteReply.Refused("permission_denied"),
                        Effect.DOES_NOT_HAPPEN);

        assertThat(leave()).isEqualTo(new Carried.Refused("permission_denied"));

        assertThat(world.escalations.reasons())
                .containsExactly("membership-refused:" + ON_CALL.key());
    }

    @Test
    void active_is_read_back_after_writes_that_are_about_something_else() {
        world.slack.join(ANAS, ON_CALL);
        deactivate();

        endSessions();
        leave();

        assertThat(world.entries(caseId, Kind.OUTCOME))
                .extracting(entry -> entry.readBack().orElseThrow().found())
                .containsExactlyInAnyOrder(
                        "active=false", "sessions=0 active=false", "member=false active=false");
    }

    @Test
    void an_account_that_leaving_a_group_reactivates_is_cut_again_and_escalated() {
        world.slack.join(ANAS, ON_CALL);
        deactivate();
        world.slack.reactivateByWrites();

        assertThat(leave()).isEqualTo(new Carried.Refused("reactivated"));

        assertThat(marked(AccountMark.INACTIVE)).isFalse();
        assertThat(world.escalations.reasons()).containsExactly("reactivated");
        assertThat(deactivate()).isEqualTo(new Carried.Settled());
        assertThat(world.slack.active(ANAS)).isFalse();
    }

    @Test
    void an_account_that_a_session_reset_reactivates_is_not_called_signed_out() {
        deactivate();
        world.slack.reactivateByWrites();

        assertThat(endSessions()).isEqualTo(new Carried.Refused("reactivated"));

        assertThat(marked(AccountMark.INACTIVE)).isFalse();
        assertThat(marked(AccountMark.SESSIONS_ENDED)).isFalse();
        assertThat(world.escalations.reasons()).containsExactly("reactivated");
    }

    @Test
    void an_account_that_is_not_cut_yet_may_be_active() {
        assertThat(endSessions()).isEqualTo(new Carried.Settled());

        assertThat(world.escalations.reasons()).isEmpty();
    }

    @Test
    void a_superseded_run_writes_nothing() {
        world.slack.join(ANAS, ON_CALL);
        world.runs.renew(ticket, world.clock.instant());

        assertThat(deactivate()).isEqualTo(new Carried.Fenced());
        assertThat(endSessions()).isEqualTo(new Carried.Fenced());
        assertThat(leave()).isEqualTo(new Carried.Fenced());

        assertThat(world.slack.writes().all()).isEmpty();
    }

    private Carried endSessions() {
        return world.steps.endSessions.end(ticket, caseId, ANAS);
    }

    private Carried deactivate() {
        return world.steps.deactivate.deactivate(ticket, caseId, ANAS);
    }

    private Carried leave() {
        return leave(ON_CALL);
    }

    private Carried leave(Entitlement place) {
        return world.steps.leaveGroup.leave(ticket, caseId, ANAS, place);
    }

    private boolean marked(AccountMark mark) {
        return world.leaver(caseId).account(ANAS).orElseThrow().has(mark);
    }
}
