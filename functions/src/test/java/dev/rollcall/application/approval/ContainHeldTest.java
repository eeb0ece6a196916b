package dev.rollcall.application.approval;

import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.approval.ContainHeld.Outcome;
import dev.rollcall.application.port.BulkReply;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.contract.HeldSamples;
import dev.rollcall.contract.Samples;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.testing.FakeBelongings;
import dev.rollcall.testing.FakeSlack;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryBatches;
import dev.rollcall.testing.InMemoryLedger;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.InMemoryStopSwitch;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.RecordingOutbox;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ContainHeldTest {
    private static final int PEOPLE = 30;

    private final MovableClock clock = new MovableClock(NOON);
    private final InMemoryBatches batches = new InMemoryBatches();
    private final Ledger ledger = new InMemoryLedger(new InMemoryRuns(), new InMemoryStopSwitch());
    private final FakeSlack slack = new FakeSlack(clock);
    private final BatchId batch =
            HeldSamples.collecting(batches, NOON, IntStream.rangeClosed(1, PEOPLE).toArray());
    private final ContainHeld contain = contain(FixedPolicies.usual().leavers());

    ContainHeldTest() {
        IntStream.rangeClosed(1, PEOPLE).forEach(number -> slack.addMember(account(number)));
    }

    @Test
    void once_people_have_decided_nobody_waits_for_the_call_any_more() {
        BatchId decided = HeldSamples.decided(batches, 40, 41, 42, 43);
        IntStream.rangeClosed(40, 43).forEach(number -> slack.addMember(account(number)));

        assertThat(contain.contain(decided)).isEqualTo(new Outcome.NothingToDo());
        assertThat(slack.bulkCalls()).isEmpty();
    }

    @Test
    void owners_and_bots_are_not_in_the_call() {
        slack.add(new Account(account(3), true, Account.Rank.OWNER), 1);
        slack.add(new Account(account(4), true, Account.Rank.BOT), 1);

        contain.contain(batch);

        assertThat(slack.bulkCalls().getFirst())
                .hasSize(PEOPLE - 2)
                .doesNotContain(account(3), account(4));
    }

    @Test
    void the_only_one_of_many_who_may_be_signed_out_does_not_wait_for_a_call_that_nobody_makes() {
        LeaverPolicy usual = FixedPolicies.usual().leavers();
        Set<AccountId> others =
                IntStream.rangeClosed(2, PEOPLE)
                        .mapToObj(Samples::account)
                        .collect(Collectors.toSet());

        contain(
                        new LeaverPolicy(
                                usual.digest(),
                                usual.sla(),
                                usual.dwell(),
                                usual.deactivations(),
                                others,
                                usual.mode()))
                .contain(batch);

        assertThat(slack.bulkCalls()).containsExactly(List.of(account(1)));
    }

    @Test
    void a_call_refused_because_of_one_is_repeated_in_halves() {
        refuseForSome();

        contain.contain(batch);
        contain.contain(batch);
        contain.contain(batch);

        assertThat(slack.bulkCalls()).extracting(List::size).containsExactly(30, 15, 15);
        assertThat(asked()).isEqualTo(PEOPLE);
    }

    @Test
    void another_refusal_is_not_repeated() {
        slack.answerBulk(BulkReply.forAll(new WriteReply.Refused("feature_not_enabled")));

        contain.contain(batch);

        assertThat(contain.contain(batch)).isEqualTo(new Outcome.NothingToDo());
        assertThat(slack.bulkCalls()).hasSize(1);
    }

    @Test
    void whom_slack_left_out_was_not_asked_for_and_all_others_were() {
        slack.answerBulk(
                new BulkReply(
                        new WriteReply.Accepted("failed_for_some_users"),
                        Set.of(account(7)),
                        false));

        contain.contain(batch);

        assertThat(asked()).isEqualTo(PEOPLE - 1);
        assertThat(isAsked(7)).isFalse();
    }

    @Test
    void a_call_without_room_is_made_again_for_the_same_people() {
        slack.answerBulk(BulkReply.forAll(new WriteReply.TryLater(NOON.plusSeconds(9))));

        assertThat(contain.contain(batch)).isEqualTo(new Outcome.Later(NOON.plusSeconds(9)));
        contain.contain(batch);

        assertThat(slack.bulkCalls()).extracting(List::size).containsExactly(PEOPLE, PEOPLE);
    }

    @Test
    void after_a_lost_answer_somebody_signed_in_still_has_it_sent_again() {
        loseAnswer();

        contain.contain(batch);

        assertThat(slack.bulkCalls()).hasSize(2);
    }

    @Test
    void nobody_who_had_no_session_before_shows_that_a_lost_call_had_an_effect() {
        IntStream.rangeClosed(1, PEOPLE - 5)
                .mapToObj(Samples::account)
                .forEach(id -> slack.add(new Account(id, true, Account.Rank.MEMBER), 0));
        loseAnswer();
        assertThat(asked()).isZero();

        contain.contain(batch);

        assertThat(slack.bulkCalls()).hasSize(2);
    }

    @Test
    void as_many_as_could_be_ranked_go_at_once_and_the_rest_later() {
        slack.ranksAtOnce(12);

        assertThat(contain.contain(batch)).isInstanceOf(Outcome.Later.class);
        contain.contain(batch);
        contain.contain(batch);

        assertThat(slack.bulkCalls()).extracting(List::size).containsExactly(12, 12, 6);
    }

    private ContainHeld contain(LeaverPolicy policy) {
        return new ContainHeld(
                batches,
                new FixedPolicies(policy),
                slack,
                new FakeBelongings(slack, clock),
                slack,
                ledger,
                new BatchRecord(ledger, clock),
                new EscalateBatch(new RecordingOutbox(), clock),
                clock);
    }

    private void loseAnswer() {
        slack.answerBulk(BulkReply.forAll(new WriteReply.Ambiguous("timeout")));
        contain.contain(batch);
        clock.set(NOON.plusSeconds(20));
        contain.contain(batch);
    }

    private void refuseForSome() {
        slack.answerBulk(
                new BulkReply(
                        new WriteReply.Refused("cannot_reset_primary_owner"), Set.of(), true));
    }

    private long asked() {
        return IntStream.rangeClosed(1, PEOPLE).filter(this::isAsked).count();
    }

    private boolean isAsked(int number) {
        AccountId id = account(number);
        return SignOutAsked.at(ledger, Samples.caseId(number), id).isPresent();
    }
}
