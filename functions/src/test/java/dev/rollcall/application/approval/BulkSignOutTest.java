package dev.rollcall.application.approval;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.BulkReply;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.contract.HeldSamples;
import dev.rollcall.contract.Samples;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.testing.FakeSlack;
import dev.rollcall.testing.FakeSlackItself;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryBatches;
import dev.rollcall.testing.InMemoryLedger;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.InMemoryStopSwitch;
import dev.rollcall.testing.MovableClock;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class BulkSignOutTest {
    private static final LeaverPolicy ACTS = FixedPolicies.usual().leavers();
    private static final LeaverPolicy OBSERVES =
            new LeaverPolicy(
                    ACTS.digest(),
                    ACTS.sla(),
                    ACTS.dwell(),
                    ACTS.deactivations(),
                    ACTS.protectedAccounts(),
                    LeaverPolicy.Mode.OBSERVE);

    private final InMemoryBatches batches = new InMemoryBatches();
    private final Ledger ledger = new InMemoryLedger(new InMemoryRuns(), new InMemoryStopSwitch());
    private final FakeSlackItself slack = new FakeSlackItself();
    private final FakeSlack people = new FakeSlack(new MovableClock(NOON));
    private final Asked asked = new Asked();

    @Test
    void a_large_wave_is_signed_out_with_one_call_and_no_second_one() {
        BatchId batch = released(21);

        assertThat(signOut(ACTS, batch, 21)).isInstanceOf(BulkSignOut.Outcome.Asked.class);
        assertThat(signOut(ACTS, batch, 21)).isEqualTo(new BulkSignOut.Outcome.NothingToDo());

        assertThat(asked.calls).containsExactly(accounts(21));
    }

    @Test
    void a_small_wave_is_left_to_its_runs() {
        assertThat(signOut(ACTS, released(20), 20))
                .isEqualTo(new BulkSignOut.Outcome.NothingToDo());

        assertThat(asked.calls).isEmpty();
    }

    @Test
    void whoever_is_not_released_is_not_signed_out() {
        BatchId batch = released(22);
        batches.settle(batch, HeldSamples.target(22), HeldSamples.parked(batch, NOON));

        signOut(ACTS, batch, 22);

        assertThat(asked.calls).containsExactly(accounts(21));
    }

    @Test
    void where_the_policy_says_to_observe_slack_hears_nothing() {
        BatchId batch = released(21);

        assertThat(signOut(OBSERVES, batch, 21)).isEqualTo(new BulkSignOut.Outcome.NothingToDo());

        assertThat(asked.calls).isEmpty();
    }

    @Test
    void where_the_plan_has_no_api_for_sessions_none_is_asked_for() {
        slack.plan(SlackPlan.BUSINESS_PLUS);

        assertThat(signOut(ACTS, released(21), 21))
                .isEqualTo(new BulkSignOut.Outcome.NothingToDo());

        assertThat(asked.calls).isEmpty();
    }

    @Test
    void the_call_leaves_out_owners_bots_the_installer_and_whom_the_policy_protects() {
        people.add(new Account(Samples.account(1), true, Account.Rank.OWNER), 1);
        people.add(new Account(Samples.account(2), true, Account.Rank.BOT), 1);
        LeaverPolicy protecting =
                new LeaverPolicy(
                        ACTS.digest(),
                        ACTS.sla(),
                        ACTS.dwell(),
                        ACTS.deactivations(),
                        Set.of(Samples.account(3)),
                        LeaverPolicy.Mode.ACT);

        signOut(protecting, released(30), 30);

        assertThat(asked.calls).containsExactly(accounts(30).subList(3, 30));
    }

    @Test
    void a_call_that_slack_has_no_room_for_is_sent_later_and_not_forgotten() {
        BatchId batch = released(21);
        Instant later = NOON.plusSeconds(9);
        asked.answers.add(new WriteReply.TryLater(later, "ratelimited"));

        assertThat(signOut(ACTS, batch, 21)).isEqualTo(new BulkSignOut.Outcome.Later(later));
        assertThat(signOut(ACTS, batch, 21)).isInstanceOf(BulkSignOut.Outcome.Asked.class);
        assertThat(signOut(ACTS, batch, 21)).isEqualTo(new BulkSignOut.Outcome.NothingToDo());

        assertThat(asked.calls).containsExactly(accounts(21), accounts(21));
    }

    @Test
    void whose_rank_is_not_read_yet_is_in_a_later_call() {
        BatchId batch = released(60);
        people.ranksAtOnce(30);

        assertThat(signOut(ACTS, batch, 60)).isInstanceOf(BulkSignOut.Outcome.Later.class);
        assertThat(signOut(ACTS, batch, 60)).isInstanceOf(BulkSignOut.Outcome.Asked.class);

        assertThat(asked.calls)
                .containsExactly(accounts(60).subList(0, 30), accounts(60).subList(30, 60));
    }

    private BulkSignOut.Outcome signOut(LeaverPolicy policy, BatchId batch, int size) {
        return new BulkSignOut(
                        batches,
                        new FixedPolicies(policy),
                        people,
                        slack,
                        asked,
                        ledger,
                        new BatchRecord(ledger, new MovableClock(NOON)))
                .signOut(batch, accounts(size).stream().map(Target::of).toList());
    }

    private BatchId released(int size) {
        accounts(size).stream()
                .filter(account -> people.read(account).isEmpty())
                .forEach(people::addMember);
        BatchId batch = HeldSamples.decided(batches, IntStream.rangeClosed(1, size).toArray());
        accounts(size)
                .forEach(account ->
                        batches.settle(batch, Target.of(account), HeldSamples.released(batch)));
        return batch;
    }

    private static List<AccountId> accounts(int size) {
        return IntStream.rangeClosed(1, size).mapToObj(Samples::account).toList();
    }

    /** Remembers who was to be signed out in bulk. */
    private static final class Asked implements Sessions {
        private final List<List<AccountId>> calls = new ArrayList<>();
        private final Deque<WriteReply> answers = new ArrayDeque<>();

        @Override
        public int count(AccountId account) {
            return 1;
        }

        @Override
        public WriteReply reset(AccountId account) {
            throw new AssertionError("This one resets in bulk only");
        }

        @Override
        public BulkReply resetAll(List<AccountId> accounts) {
            calls.add(accounts);
            return BulkReply.forAll(
                    answers.isEmpty() ? new WriteReply.Accepted() : answers.remove());
        }
    }
}
