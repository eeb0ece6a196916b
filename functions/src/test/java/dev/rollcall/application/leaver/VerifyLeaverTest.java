package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.leaver.VerifyLeaver.Outcome;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class VerifyLeaverTest {
    private static final Entitlement ON_CALL = new Entitlement.UserGroup("T01", "S02");
    private static final Entitlement EVERYBODY = new Entitlement.IdpGroup("S01");
    private final LeaverWorld world = LeaverWorld.whereAnaLeft();
    private final CaseId caseId = world.confirmed(ANA);

    @Test
    void who_is_out_of_everything_is_verified_whatever_earlier_steps_noted() {
        out();

        assertThat(verify()).isEqualTo(new Outcome.Verified(List.of("U0ANA")));

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
    void what_only_a_reading_after_the_cut_tells_is_kept_for_a_return_too_and_nothing_else_is() {
        world.slack.join(ANAS, EVERYBODY);
        world.steps.capture.capture(caseId, ANAS, Duration.ofSeconds(10));
        world.restores.drop(world.restores.of(ANA, ANAS).orElseThrow());
        out();
        world.slack.join(ANAS, ON_CALL);

        verify();

        assertThat(world.restores.of(ANA, ANAS).orElseThrow().items()).containsExactly(ON_CALL);
    }

    @Test
    void what_could_not_be_read_is_left_over() {
        out();
        world.slack.leaveUnread(new Holdings.Unread("user-groups:T02", "missing_scope"));

        assertThat(verify()).isEqualTo(left(ANAS + ":unread:user-groups:T02=missing_scope"));
        assertThat(world.leaver(caseId).reached(SlaClass.VERIFIED)).isEmpty();
    }

    @Test
    void a_group_that_was_read_before_the_cut_is_left_over_though_slack_lists_it_no_more() {
        world.slack.join(ANAS, EVERYBODY);
        world.steps.capture.capture(caseId, ANAS, Duration.ofSeconds(10));
        out();
        world.slack.hideGroupsOfInactive();

        assertThat(verify()).isEqualTo(left(ANAS + ":" + EVERYBODY.key()));
        world.slack.leave(ANAS, EVERYBODY);

        assertThat(verify()).isInstanceOf(Outcome.Verified.class);
        assertThat(world.entries(caseId, Kind.VERIFIED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("active", "false")
                                .containsEntry("groupsAskedOneByOne", "1"));
    }

    @Test
    void a_workspace_that_slack_s_list_leaves_out_was_not_read_and_proves_nothing() {
        world.slack.join(ANAS, ON_CALL);
        world.steps.capture.capture(caseId, ANAS, Duration.ofSeconds(10));
        out();
        world.slack.leaveOut("T01", true);
        String unread = ANAS + ":unread:user-groups:T01=workspace-not-listed";

        assertThat(verify())
                .isEqualTo(new Outcome.Incomplete(List.of(ANAS + ":" + ON_CALL.key(), unread)));
        world.slack.leave(ANAS, ON_CALL);

        assertThat(verify()).isEqualTo(left(unread));
        assertThat(world.leaver(caseId).reached(SlaClass.MEMBERSHIPS_CLEARED)).isEmpty();
        assertThat(world.leaver(caseId).reached(SlaClass.VERIFIED)).isEmpty();
        world.slack.leaveOut("T01", false);

        assertThat(verify()).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void a_workspace_where_no_group_was_found_must_be_listed_again_too() {
        world.slack.readsOf("user-groups:T05");
        world.steps.capture.capture(caseId, ANAS, Duration.ofSeconds(10));
        out();
        world.slack.readsNoMore("user-groups:T05");

        assertThat(verify()).isEqualTo(left(ANAS + ":unread:user-groups:T05=workspace-not-listed"));
    }

    @Test
    void nothing_is_verified_of_an_account_that_slack_does_not_know() {
        out();
        world.slack.remove(ANAS);

        assertThat(verify()).isEqualTo(new Outcome.WithHuman());

        assertThat(world.entries(caseId, Kind.VERIFIED)).isEmpty();
        assertThat(world.leaver(caseId).reached(SlaClass.ACCESS_CUT)).isEmpty();
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.REFUSED);
        assertThat(world.escalations.reasons()).containsExactly("unverifiable");
    }

    @Test
    void unread_channels_are_named_and_hold_nothing_up() {
        out();
        world.slack.leaveUnread(new Holdings.Unread("channels:T01", "missing_scope"));

        assertThat(verify()).isInstanceOf(Outcome.Verified.class);

        assertThat(world.entries(caseId, Kind.VERIFIED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("unread", "channels:T01=missing_scope"));
    }

    @Test
    void what_slack_puts_off_is_read_later_and_what_was_read_is_not_read_again() {
        world.cases.mark(caseId, ANAS, AccountMark.INACTIVE, world.clock.instant());
        out();
        world.clock.advance(Duration.ofSeconds(1));
        Instant later = world.clock.instant().plusSeconds(30);
        world.slack.leaveUnread(limited("user-groups:T01", later.minusSeconds(9)));
        world.slack.leaveUnread(limited("user-groups:T02", later));
        world.slack.readsOf("user-groups:T03");

        assertThatThrownBy(this::verify)
                .isInstanceOfSatisfying(
                        PortFailure.RateLimited.class,
                        e -> assertThat(e.notBefore()).isEqualTo(later));
        world.clock.set(later);
        world.slack.readEverything();
        assertThat(verify()).isInstanceOf(Outcome.Verified.class);

        assertThat(world.slack.known()).containsExactly("user-groups:T03");
    }

    @Test
    void what_was_read_before_we_took_it_out_of_something_is_read_again() {
        world.slack.join(ANAS, ON_CALL);
        world.cases.mark(caseId, ANAS, AccountMark.INACTIVE, world.clock.instant());
        out();
        world.clock.advance(Duration.ofSeconds(1));
        world.slack.readsOf("user-groups:T03");
        world.slack.leaveUnread(limited("user-groups:T02", world.clock.instant()));
        assertThatThrownBy(this::verify).isInstanceOf(PortFailure.RateLimited.class);
        world.clock.advance(Duration.ofSeconds(1));
        world.steps.leaveGroup.leave(world.ticket(ANA), caseId, ANAS, ON_CALL);
        world.slack.readEverything();

        assertThat(verify()).isInstanceOf(Outcome.Verified.class);

        assertThat(world.slack.known()).isEmpty();
    }

    @Test
    void a_reading_of_others_counts_only_if_it_was_begun_after_the_account_s_last_write() {
        world.slack.join(ANAS, ON_CALL);
        world.cases.mark(caseId, ANAS, AccountMark.INACTIVE, world.clock.instant());
        out();
        world.clock.advance(Duration.ofSeconds(3));
        world.steps.leaveGroup.leave(world.ticket(ANA), caseId, ANAS, ON_CALL);
        Instant written = world.clock.instant();
        world.clock.advance(Duration.ofSeconds(5));

        verify();

        assertThat(world.slack.since()).isEqualTo(written);
    }

    @Test
    void no_reading_of_others_counts_for_whom_this_very_look_first_finds_inactive() {
        out();

        verify();

        assertThat(world.slack.since()).isEqualTo(world.clock.instant());
    }

    @Test
    void what_was_kept_after_the_cut_but_read_before_it_is_read_again() {
        world.cases.mark(caseId, ANAS, AccountMark.INACTIVE, world.clock.instant());
        out();
        world.clock.advance(Duration.ofSeconds(10));
        world.slack.readBefore(Duration.ofSeconds(20));
        world.slack.readsOf("user-groups:T03");
        world.slack.leaveUnread(limited("user-groups:T02", world.clock.instant()));
        assertThatThrownBy(this::verify).isInstanceOf(PortFailure.RateLimited.class);
        world.slack.readEverything();

        verify();

        assertThat(world.slack.known()).isEmpty();
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

        assertThat(verify()).isInstanceOf(Outcome.Verified.class);
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

        assertThat(verify()).isInstanceOf(Outcome.InPart.class);

        assertThat(world.entries(caseId, Kind.VERIFIED)).hasSize(1);
        assertThat(world.leaver(caseId).reached(SlaClass.VERIFIED)).isEmpty();
    }

    @Test
    void a_suspended_person_s_protected_account_is_left_to_a_human() {
        world.source.put(ANA, Standing.SUSPENDED, START);
        world.slack.add(new Account(ANAS, true, Account.Rank.OWNER), 2);
        world.confirmed(ANA);

        assertThat(world.steps.endSessions.end(world.ticket(ANA), caseId, ANAS))
                .isEqualTo(new Carried.Refused("owner"));

        assertThat(verify()).isEqualTo(new Outcome.WithHuman());
        assertThat(world.slack.count(ANAS)).isEqualTo(2);
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.REFUSED);
        assertThat(world.escalations.reasons()).containsExactly("refused:owner");
    }

    @Test
    void a_suspended_person_whose_account_is_protected_no_more_is_signed_out() {
        world.source.put(ANA, Standing.SUSPENDED, START);
        world.confirmed(ANA);
        world.cases.mark(caseId, ANAS, AccountMark.REFUSED, START);

        world.steps.endSessions.end(world.ticket(ANA), caseId, ANAS);

        assertThat(verify()).isEqualTo(new Outcome.Contained());
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

    private static Holdings.Unread limited(String what, Instant notBefore) {
        return new Holdings.Unread(what, "rate-limited", Optional.of(notBefore));
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
