package dev.rollcall.application.approval;

import static dev.rollcall.testing.FixedPolicies.KIM;
import static dev.rollcall.testing.FixedPolicies.LEE;
import static dev.rollcall.testing.FixedPolicies.MO;
import static dev.rollcall.testing.HeldWorld.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.RecordingMail;
import dev.rollcall.testing.RecordingWatches;
import dev.rollcall.testing.ScriptedWrites.Effect;
import dev.rollcall.testing.ScriptedWrites.Write;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

/** Whole stories of held batches, on a virtual clock. */
class HeldStormTest {
    private static final Duration MINUTES = Duration.ofMinutes(3);

    private final HeldWorld held = new HeldWorld(world(Limits.absolute(10, 25)), 40);
    private final LeaverWorld world = held.world;

    @Test
    void a_storm_deactivates_nobody_not_even_its_first() {
        held.leave(1, 30);
        held.workFor(MINUTES);

        assertThat(held.inactive()).isEmpty();
        assertThat(held.pending().orElseThrow().size()).isEqualTo(30);
    }

    @Test
    void a_storm_that_waited_for_an_hour_because_slack_was_down_is_seen_whole_all_the_same() {
        held.leave(1, 30);
        held.workFor(Duration.ofSeconds(30));
        world.slack.isDown(true);
        held.workFor(Duration.ofMinutes(65));

        world.slack.isDown(false);
        held.workFor(Duration.ofMinutes(40));

        assertThat(held.inactive()).isEmpty();
        assertThat(held.pending().orElseThrow().size()).isEqualTo(30);
    }

    @Test
    void a_storm_that_waited_for_an_hour_because_okta_was_down_is_seen_whole_all_the_same() {
        world.source.isDown(true);
        held.leave(1, 30);
        held.workFor(Duration.ofMinutes(65));

        world.source.isDown(false);
        held.workFor(Duration.ofMinutes(40));

        assertThat(held.inactive()).isEmpty();
        assertThat(held.pending().orElseThrow().size()).isEqualTo(30);
    }

    @Test
    void everybody_held_is_signed_out_at_once() {
        held.leave(1, 30);
        held.workFor(MINUTES);

        for (int number = 1; number <= 30; number++) {
            assertThat(world.slack.count(account(number))).as("%d", number).isZero();
        }
    }

    @Test
    void a_released_wave_of_many_is_signed_out_by_one_call_and_nobody_of_it_singly() {
        held.leave(1, 30);
        held.workFor(MINUTES);
        IntStream.rangeClosed(1, 30).forEach(this::signsInAgain);
        int before = world.slack.bulkCalls().size();

        held.releaseAll(KIM);
        held.workFor(Duration.ofMinutes(10));

        assertThat(held.inactive()).hasSize(30);
        assertThat(world.slack.bulkCalls().size() - before).isBetween(1, 3);
        assertThat(singleResets()).as("those who went first, alone").isLessThanOrEqualTo(20);
        assertThat(IntStream.rangeClosed(1, 30)).allMatch(n -> world.slack.count(account(n)) == 0);
    }

    @Test
    void whom_slack_was_just_asked_to_sign_out_is_not_signed_out_singly_once_released() {
        held.leave(1, 30);
        while (held.pending().isEmpty()) {
            held.workFor(Duration.ofSeconds(5));
        }
        long before = singleResets();
        held.releaseAll(KIM);
        IntStream.rangeClosed(1, 30).forEach(this::signsInAgain);

        held.workFor(SignOutAsked.LOOK_AFTER.dividedBy(3));
        assertThat(singleResets()).isEqualTo(before);

        held.workFor(Duration.ofMinutes(10));
        assertThat(IntStream.rangeClosed(1, 30)).allMatch(n -> world.slack.count(account(n)) == 0);
    }

    @Test
    void a_storm_is_one_mail_to_each_approver_within_two_minutes() {
        held.leave(1, 30);
        held.workFor(Duration.ofMinutes(2));

        assertThat(world.mail.sent())
                .extracting(RecordingMail.Sent::to)
                .containsExactlyInAnyOrder(KIM.id(), LEE.id());
        assertThat(world.mail.sent().getFirst().mail().subject()).contains("30 deactivations");
    }

    @Test
    void within_the_limits_nothing_is_held() {
        held.leave(1, 10);
        held.workFor(Duration.ofMinutes(10));

        assertThat(held.inactive()).hasSize(10);
        assertThat(world.batches.unfinished(10)).isEmpty();
    }

    @Test
    void what_is_released_is_done_and_verified_and_explained() {
        held.leave(1, 12);
        held.workFor(MINUTES);
        assertThat(held.releaseAll(KIM)).isInstanceOf(CastVote.Outcome.Counted.class);
        held.workFor(Duration.ofMinutes(20));

        assertThat(held.inactive()).hasSize(12);
        assertThat(world.casesOf(HeldWorld.person(1)))
                .singleElement()
                .satisfies(leaver -> {
                    assertThat(leaver.state()).isEqualTo(CaseState.VERIFIED);
                    assertThat(world.entries(leaver.id(), Kind.RELEASED))
                            .singleElement()
                            .satisfies(entry ->
                                    assertThat(entry.facts())
                                            .containsKeys("decidedAt", "eventToDecision"));
                    assertThat(world.approvals.watches.begun())
                            .hasSize(12)
                            .contains(
                                    new RecordingWatches.Begun(
                                            leaver.id(),
                                            leaver.accounts()
                                                    .getFirst()
                                                    .at(AccountMark.RELEASED)
                                                    .orElseThrow()));
                    assertThat(world.entries(leaver.id(), Kind.ADMITTED))
                            .singleElement()
                            .satisfies(entry ->
                                    assertThat(entry.facts())
                                            .extractingByKey("approvedIn")
                                            .isNotEqualTo("within the limits"));
                });
        assertThat(world.batches.unfinished(10)).isEmpty();
    }

    @Test
    void a_release_goes_in_waves_and_the_first_is_small() {
        held.leave(1, 30);
        held.workFor(MINUTES);
        Batch batch = held.pending().orElseThrow();
        held.releaseAll(KIM);
        held.workFor(Duration.ofSeconds(1));

        assertThat(world.batches.gone(batch.id())).hasSize(5);
    }

    @Test
    void a_part_is_done_and_the_rest_stays_and_is_shown_again() {
        held.leave(1, 12);
        held.workFor(MINUTES);
        held.release(KIM, Choice.NOT_NOW, account(3), account(7));
        held.workFor(Duration.ofMinutes(20));

        assertThat(held.inactive()).containsExactly(account(3), account(7));
        assertThat(held.pending()).isEmpty();

        held.workFor(Duration.ofDays(2));
        assertThat(held.pending().orElseThrow().size()).isEqualTo(10);
    }

    @Test
    void a_source_that_was_wrong_and_is_mended_leaves_nothing_open() {
        held.leave(1, 30);
        held.workFor(MINUTES);
        held.reject(KIM, Choice.SOURCE_WRONG);
        held.workFor(MINUTES);
        for (int number = 1; number <= 30; number++) {
            held.becomes(number, Standing.ENTITLED);
        }
        held.workFor(Duration.ofHours(30));

        assertThat(held.inactive()).isEmpty();
        assertThat(world.batches.unfinished(10)).isEmpty();
        for (int number = 1; number <= 30; number++) {
            assertThat(world.batches.held(ChangeKind.DEACTIVATE, account(number))).isEmpty();
            assertThat(world.casesOf(HeldWorld.person(number)))
                    .allMatch(leaver -> leaver.state() == CaseState.NOT_A_LEAVER);
        }
    }

    @Test
    void what_is_rejected_is_shown_again_after_a_day_of_silence() {
        held.leave(1, 12);
        held.workFor(MINUTES);
        held.reject(KIM, Choice.SOURCE_WRONG);
        held.workFor(Duration.ofHours(23));
        assertThat(held.pending()).isEmpty();

        held.workFor(Duration.ofHours(2));

        assertThat(held.pending().orElseThrow().size()).isEqualTo(12);
    }

    @Test
    void what_nobody_decides_goes_one_level_up_and_is_not_forgotten() {
        held.leave(1, 12);
        held.workFor(MINUTES);
        Batch first = held.pending().orElseThrow();
        held.workFor(Duration.ofHours(9));

        Batch second = held.pending().orElseThrow();
        assertThat(second.level()).isEqualTo(1);
        assertThat(second.size()).isEqualTo(12);
        assertThat(state(first)).isEqualTo(BatchState.EXPIRED);
        assertThat(world.mail.sent()).extracting(RecordingMail.Sent::to).contains(MO.id());
        assertThat(held.inactive()).isEmpty();
    }

    @Test
    void later_arrivals_make_a_batch_that_supersedes_the_undecided_one() {
        held.leave(1, 12);
        held.workFor(MINUTES);
        Batch first = held.pending().orElseThrow();
        held.leave(13, 20);
        held.workFor(MINUTES);

        Batch second = held.pending().orElseThrow();
        assertThat(second.size()).isEqualTo(20);
        assertThat(state(first)).isEqualTo(BatchState.SUPERSEDED);
        assertThat(world.mail.sent()).as("one mail in ten minutes").hasSize(2);

        held.workFor(Duration.ofMinutes(10));
        assertThat(world.mail.sent()).hasSize(4);
    }

    @Test
    void whoever_has_decided_is_mailed_about_the_next_storm_at_once() {
        held.leave(1, 12);
        held.workFor(MINUTES);
        held.reject(KIM, Choice.SOURCE_WRONG);
        held.leave(13, 24);
        held.workFor(Duration.ofMinutes(2));

        assertThat(world.mail.sent())
                .extracting(RecordingMail.Sent::to)
                .containsExactlyInAnyOrder(KIM.id(), LEE.id(), KIM.id(), LEE.id());
        assertThat(world.mail.sent().getLast().mail().subject()).contains("12 deactivations");
    }

    @Test
    void after_the_older_list_has_come_back_the_newer_one_has_all_its_time() {
        held.leave(1, 12);
        held.workFor(MINUTES);
        Batch first = held.pending().orElseThrow();
        for (int number = 1; number <= 12; number++) {
            held.becomes(number, Standing.ENTITLED);
        }
        held.workFor(Duration.ofHours(7));
        held.leave(13, 24);
        held.workFor(MINUTES);

        Batch second = held.pending().orElseThrow();
        assertThat(state(first)).isEqualTo(BatchState.SUPERSEDED);
        assertThat(second.seal().orElseThrow().expiresAt())
                .isEqualTo(second.seal().orElseThrow().at().plus(Duration.ofHours(8)));
    }

    @Test
    void a_drip_of_later_arrivals_does_not_put_off_that_the_next_level_is_asked() {
        held.leave(1, 12);
        held.workFor(MINUTES);
        for (int number = 13; number <= 24; number++) {
            held.leave(number, number);
            held.workFor(Duration.ofMinutes(45));
        }

        assertThat(held.pending().orElseThrow().level()).isEqualTo(1);
        assertThat(world.mail.sent()).extracting(RecordingMail.Sent::to).contains(MO.id());
    }

    @Test
    void a_single_leaver_an_hour_later_is_not_held_up_by_an_undecided_batch() {
        held.leave(1, 12);
        held.workFor(Duration.ofMinutes(70));
        held.leave(40, 40);
        held.workFor(MINUTES);

        assertThat(held.inactive()).containsExactly(account(40));
    }

    @Test
    void whoever_came_back_before_the_decision_is_not_released() {
        held.leave(1, 30);
        held.workFor(MINUTES);
        held.becomes(1, Standing.ENTITLED);
        held.workFor(MINUTES);
        held.releaseAll(KIM);
        held.workFor(Duration.ofMinutes(20));

        assertThat(held.active()).contains(account(1));
        assertThat(held.inactive()).hasSize(29);
    }

    @Test
    void when_more_than_a_tenth_came_back_before_the_decision_the_whole_list_is_asked_about_anew() {
        held.leave(1, 30);
        held.workFor(MINUTES);
        for (int number = 1; number <= 4; number++) {
            held.becomes(number, Standing.ENTITLED);
        }
        held.workFor(MINUTES);
        held.releaseAll(KIM);
        held.workFor(Duration.ofMinutes(20));

        assertThat(held.inactive()).isEmpty();
        assertThat(held.pending().orElseThrow().size()).isEqualTo(26);
    }

    @Test
    void who_is_refused_after_the_decision_holds_up_nobody_else() {
        held.leave(1, 30);
        held.workFor(MINUTES);
        world.slack.add(new Account(account(1), true, Account.Rank.OWNER), 2);
        held.releaseAll(KIM);
        held.workFor(Duration.ofMinutes(20));

        assertThat(held.inactive()).hasSize(29);
        assertThat(held.active()).contains(account(1));
        assertThat(world.escalations.reasons()).contains("refused:owner");
    }

    @Test
    void whom_the_source_does_not_know_after_the_decision_holds_up_nobody_else() {
        held.leave(1, 30);
        held.workFor(MINUTES);
        world.source.remove(HeldWorld.person(1));
        held.releaseAll(KIM);
        held.workFor(Duration.ofMinutes(20));

        assertThat(held.inactive()).hasSize(29);
        assertThat(held.active()).contains(account(1));
    }

    /** Between two writes of a run that was let go before. */
    @Test
    void what_was_let_go_and_not_sent_yet_stops_with_the_bulk() {
        held.leave(1, 12);
        held.workFor(MINUTES);
        held.releaseAll(KIM);
        for (int number = 1; number <= 12; number++) {
            world.slack
                    .writes()
                    .answer(
                            Write.DEACTIVATE,
                            new WriteReply.TryLater(world.clock.instant().plusSeconds(120)),
                            Effect.DOES_NOT_HAPPEN);
        }
        held.workFor(Duration.ofMinutes(1));
        assertThat(admitted()).as("the first wave").isEqualTo(5);

        world.stop.throwTo(StopPosition.BULK);
        held.workFor(Duration.ofHours(1));
        assertThat(held.inactive()).isEmpty();

        world.stop.throwTo(StopPosition.OFF);
        held.workFor(Duration.ofHours(1));
        assertThat(held.inactive()).hasSize(12);
    }

    private long admitted() {
        return IntStream.rangeClosed(1, 12)
                .filter(n ->
                        world.casesOf(HeldWorld.person(n)).stream()
                                .anyMatch(leaver ->
                                        !world.entries(leaver.id(), Kind.ADMITTED).isEmpty()))
                .count();
    }

    @Test
    void the_same_list_can_be_released_once_more_after_it_lapsed() {
        held.leave(1, 12);
        held.workFor(MINUTES);
        world.stop.throwTo(StopPosition.BULK);
        held.releaseAll(KIM);
        held.workFor(Duration.ofHours(25));
        world.stop.throwTo(StopPosition.OFF);
        held.workFor(MINUTES);
        assertThat(held.inactive()).isEmpty();

        held.releaseAll(KIM);
        held.workFor(Duration.ofMinutes(20));

        assertThat(held.inactive()).hasSize(12);
    }

    @Test
    void whoever_comes_back_and_leaves_again_needs_another_decision() {
        held.leave(1, 30);
        held.workFor(MINUTES);
        held.becomes(1, Standing.ENTITLED);
        held.workFor(MINUTES);
        held.becomes(1, Standing.LEAVER);
        held.workFor(MINUTES);

        assertThat(held.inactive()).isEmpty();
        assertThat(state(world.batches.held(ChangeKind.DEACTIVATE, account(1)).orElseThrow()))
                .isInstanceOf(HeldDrift.State.Waiting.class);
    }

    @Test
    void with_two_approvers_only_what_both_release_is_done() {
        HeldWorld large = new HeldWorld(world(Limits.absolute(10, 25)), 60);
        large.leave(1, 55);
        large.workFor(MINUTES);

        large.release(KIM, Choice.NOT_NOW, account(1), account(2), account(3));
        large.workFor(MINUTES);
        assertThat(large.inactive()).isEmpty();
        large.release(LEE, Choice.SOURCE_WRONG, account(2), account(3), account(4));
        large.workFor(Duration.ofMinutes(20));

        assertThat(large.inactive()).containsExactly(account(2), account(3));
    }

    @Test
    void with_two_needed_one_rejection_decides() {
        HeldWorld large = new HeldWorld(world(Limits.absolute(10, 25)), 60);
        large.leave(1, 55);
        large.workFor(MINUTES);

        large.reject(LEE, Choice.SOURCE_WRONG);
        large.workFor(MINUTES);

        assertThat(large.pending()).isEmpty();
        assertThat(large.inactive()).isEmpty();
    }

    @Test
    void the_clock_of_a_held_leaver_keeps_running() {
        held.leave(1, 12);
        held.workFor(Duration.ofMinutes(6));

        world.steps.watch.check(world.casesOf(HeldWorld.person(1)).getFirst().id());

        assertThat(world.escalations.reasons()).contains("late:access-cut");
    }

    private void signsInAgain(int number) {
        world.slack.add(new Account(account(number), true, Account.Rank.MEMBER), 1);
    }

    private long singleResets() {
        return world.slack.writes().all().stream()
                .filter(written -> written.write() == Write.RESET_SESSIONS)
                .count();
    }

    private BatchState state(Batch batch) {
        return world.batches.find(batch.id()).orElseThrow().state();
    }

    private static HeldDrift.State state(HeldDrift leaver) {
        return leaver.state();
    }

    private static LeaverWorld world(Limits limits) {
        return new LeaverWorld(FixedPolicies.limitedTo(limits));
    }
}
