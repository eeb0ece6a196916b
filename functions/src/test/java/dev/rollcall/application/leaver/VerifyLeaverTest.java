package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.leaver.VerifyLeaver.Outcome;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class VerifyLeaverTest {
    private static final Entitlement ON_CALL = new Entitlement.UserGroup("T01", "S02");
    private final LeaverWorld world = LeaverWorld.whereAnaLeft();
    private final CaseId caseId = world.confirmed(ANA);

    @Test
    void who_is_out_of_everything_is_verified_whatever_earlier_steps_noted() {
        out();

        assertThat(verify()).isEqualTo(new Outcome.Verified());

        assertThat(world.leaver(caseId).reached(SlaClass.VERIFIED)).isPresent();
        assertThat(world.leaver(caseId).reached(SlaClass.MEMBERSHIPS_CLEARED)).isPresent();
        assertThat(world.leaver(caseId).reached(SlaClass.ACCESS_CUT)).isPresent();
        assertThat(world.entries(caseId, Kind.VERIFIED)).hasSize(1);
    }

    @Test
    void an_active_account_is_left_over() {
        out();
        world.slack.add(new Account(ANAS, true, Account.Rank.MEMBER), 0);
        world.cases.mark(caseId, ANAS, AccountMark.INACTIVE, START);

        assertThat(verify()).isEqualTo(left(ANAS + ":active"));
    }

    @Test
    void a_session_is_left_over() {
        out();
        world.slack.add(new Account(ANAS, false, Account.Rank.MEMBER), 3);

        assertThat(verify()).isEqualTo(left(ANAS + ":sessions=3"));
    }

    @Test
    void a_group_is_left_over() {
        out();
        world.slack.join(ANAS, ON_CALL);

        assertThat(verify()).isEqualTo(left(ANAS + ":" + ON_CALL.key()));
        assertThat(world.leaver(caseId).reached(SlaClass.MEMBERSHIPS_CLEARED)).isEmpty();
    }

    @Test
    void what_could_not_be_read_is_left_over() {
        out();
        world.slack.leaveUnread("user-groups:T02");

        assertThat(verify()).isEqualTo(left(ANAS + ":unread:user-groups:T02"));
        assertThat(world.leaver(caseId).reached(SlaClass.VERIFIED)).isEmpty();
    }

    @Test
    void what_is_left_is_recorded_once_however_often_it_is_found() {
        out();
        world.slack.join(ANAS, ON_CALL);

        verify();
        world.clock.advance(Duration.ofMinutes(1));
        verify();

        assertThat(world.entries(caseId, Kind.LEFT))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("left", ANAS + ":" + ON_CALL.key()));
    }

    @Test
    void a_channel_is_slacks_own_to_clear() {
        out();
        world.slack.join(ANAS, new Entitlement.Channel("C01"));

        assertThat(verify()).isEqualTo(new Outcome.Verified());
    }

    @Test
    void one_account_of_two_is_not_enough() {
        world.slack.addMember(LeaverWorld.ANAS_OTHER);
        world.link(ANA, LeaverWorld.ANAS_OTHER);
        world.confirmed(ANA);
        out();

        assertThat(verify()).isInstanceOf(Outcome.Incomplete.class);
        assertThat(world.leaver(caseId).reached(SlaClass.VERIFIED)).isEmpty();
    }

    @Test
    void a_held_account_that_was_signed_out_waits_for_a_human() {
        held();
        world.cases.mark(caseId, ANAS, AccountMark.SESSIONS_ENDED, START);
        world.cases.enter(caseId, CaseState.ACTING, START);

        assertThat(verify()).isEqualTo(new Outcome.WithHuman());

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.HELD);
    }

    @Test
    void a_held_account_that_is_still_signed_in_is_not_contained() {
        held();

        assertThat(verify()).isEqualTo(left(ANAS + ":sessions=2"));
    }

    @Test
    void a_refused_account_is_left_to_a_human_as_it_is() {
        world.cases.mark(caseId, ANAS, AccountMark.REFUSED, START);

        assertThat(verify()).isEqualTo(new Outcome.WithHuman());

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.REFUSED);
        assertThat(world.slack.active(ANAS)).isTrue();
    }

    @Test
    void the_rest_of_a_case_is_verified_beside_a_held_account() {
        world.slack.addMember(LeaverWorld.ANAS_OTHER);
        world.link(ANA, LeaverWorld.ANAS_OTHER);
        world.confirmed(ANA);
        out();
        world.cases.mark(caseId, LeaverWorld.ANAS_OTHER, AccountMark.REFUSED, START);

        assertThat(verify()).isEqualTo(new Outcome.InPart());

        assertThat(world.entries(caseId, Kind.VERIFIED)).hasSize(1);
        assertThat(world.leaver(caseId).reached(SlaClass.VERIFIED)).isEmpty();
    }

    @Test
    void somebody_suspended_need_only_be_signed_out() {
        world.source.put(ANA, Standing.SUSPENDED, START);
        world.confirmed(ANA);

        assertThat(verify()).isEqualTo(left(ANAS + ":sessions=2"));
        world.slack.reset(ANAS);

        assertThat(verify()).isEqualTo(new Outcome.Contained());
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.SESSIONS_ENDED);
        assertThat(world.slack.active(ANAS)).isTrue();
    }

    private void out() {
        world.slack.add(new Account(ANAS, false, Account.Rank.MEMBER), 0);
    }

    private void held() {
        world.cases.mark(caseId, ANAS, AccountMark.HELD, START);
    }

    private Outcome verify() {
        return world.steps.verify.verify(caseId);
    }

    private static Outcome left(String what) {
        return new Outcome.Incomplete(List.of(what));
    }
}
