package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.LeaverWorld.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.approval.SignOutAsked;
import dev.rollcall.application.port.BulkReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverSteps;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ScriptedWrites.Write;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Many are let through at about the same time: one call signs all out who wait for it. */
class LeaversInNumbersTest {
    private static final int FEW = 20;
    private static final int MANY = 25;
    private static final Instant ROOM = START.plusSeconds(50);

    private final LeaverWorld world = new LeaverWorld(protecting(Set.of()));

    @Test
    void twenty_within_a_minute_are_signed_out_singly_and_at_once() {
        admitted(0, FEW);

        assertThat(IntStream.range(0, FEW).mapToObj(this::signOut))
                .containsOnly(new Carried.Settled());

        assertThat(world.slack.bulkCalls()).isEmpty();
    }

    @Test
    void more_than_twenty_within_a_minute_are_signed_out_by_one_call() {
        oneCallForNineteenOfThemAndTheLast();

        assertThat(world.slack.bulkCalls())
                .singleElement()
                .satisfies(named ->
                        assertThat(named)
                                .hasSize(FEW)
                                .containsAll(accounts(1, FEW))
                                .contains(account(MANY - 1)));
        assertThat(singleResets()).isZero();
    }

    @Test
    void each_one_of_them_has_an_intent_a_reply_and_an_outcome_of_their_own() {
        oneCallForNineteenOfThemAndTheLast();
        world.clock.advance(SignOutAsked.LOOK_AFTER);

        assertThat(IntStream.range(1, FEW).mapToObj(this::signOut))
                .containsOnly(new Carried.Settled());

        for (int n = 1; n < FEW; n++) {
            for (Kind kind : List.of(Kind.INTENT, Kind.WRITE, Kind.OUTCOME)) {
                assertThat(entries(n, kind)).as("%s of %s", kind, n).hasSize(1);
            }
            assertThat(entries(n, Kind.OUTCOME).getFirst().readBack())
                    .hasValueSatisfying(seen -> assertThat(seen.asMeant()).isTrue());
        }
        assertThat(world.slack.bulkCalls()).hasSize(1);
        assertThat(singleResets()).isZero();
    }

    @Test
    void whoever_comes_a_moment_later_waits_for_the_next_call_and_is_in_it() {
        manyWith();
        signOut(0);

        assertThat(signOut(1)).isInstanceOf(Carried.Later.class);
        assertThat(signOut(2)).isInstanceOf(Carried.Later.class);
        world.clock.advance(Duration.ofSeconds(10));
        signOut(3);

        assertThat(world.slack.bulkCalls()).hasSize(2);
        assertThat(world.slack.bulkCalls().getLast()).hasSameElementsAs(accounts(1, 4));
    }

    @Test
    void nobody_is_signed_out_singly_while_slack_was_just_asked_and_whoever_stays_is_then() {
        manyWith();
        world.slack.answerBulk(BulkReply.forAll(new WriteReply.Ambiguous("the answer was lost")));
        signOut(0);

        world.clock.advance(SignOutAsked.LOOK_AFTER.minusSeconds(1));
        assertThat(signOut(0)).isEqualTo(looksAfter(START));
        assertThat(singleResets()).isZero();
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(signOut(0)).isEqualTo(new Carried.Settled());
        assertThat(singleResets()).isEqualTo(1);
        assertThat(world.slack.bulkCalls()).hasSize(1);
    }

    @Test
    void whom_slack_leaves_out_is_signed_out_singly_at_once() {
        manyWith(1);
        world.slack.answerBulk(new BulkReply(new WriteReply.Accepted(), Set.of(account(0)), false));

        assertThat(signOut(0)).isEqualTo(new Carried.Settled());
        assertThat(signOut(1)).isEqualTo(looksAfter(START));
        assertThat(singleResets()).isEqualTo(1);
    }

    @Test
    void
            whoever_sends_a_call_that_slack_refuses_is_signed_out_singly_and_the_others_without_them() {
        manyWith(1, 2);
        world.slack.answerBulk(
                new BulkReply(new WriteReply.Refused("cannot_reset_bot"), Set.of(), true));

        assertThat(signOut(0)).isEqualTo(new Carried.Settled());
        world.clock.advance(Duration.ofSeconds(10));
        signOut(1);

        assertThat(singleResets()).isEqualTo(1);
        assertThat(world.slack.bulkCalls().getLast()).hasSameElementsAs(accounts(1, 3));
    }

    @Test
    void whoever_was_inactive_before_is_looked_at_and_not_named() {
        world.employ(leaver(MANY), account(MANY), Account.Rank.MEMBER);
        world.slack.add(new Account(account(MANY), false, Account.Rank.MEMBER), 0);
        world.source.put(leaver(MANY), Standing.LEAVER, START.minusSeconds(60));
        CaseId caseId = world.open(leaver(MANY));
        world.steps.assess.assess(world.ticket(leaver(MANY)), caseId);
        assertThat(world.steps.admit.admit(caseId, account(MANY)))
                .isEqualTo(new AdmitLeaver.Outcome.AlreadyInactive());
        manyWith();

        assertThat(signOut(MANY)).isEqualTo(new Carried.Settled());

        assertThat(world.slack.bulkCalls()).isEmpty();
    }

    @Test
    void a_call_that_slack_has_no_room_for_is_sent_later_and_not_for_ever() {
        manyWith();
        for (int n = 0; n < 3; n++) {
            Instant later = world.clock.instant().plusSeconds(11);
            world.slack.answerBulk(BulkReply.forAll(new WriteReply.TryLater(later)));
            assertThat(signOut(0)).isEqualTo(new Carried.Later(later));
            world.clock.set(later);
        }

        assertThat(signOut(0)).isEqualTo(new Carried.Settled());
        assertThat(singleResets()).isEqualTo(1);
    }

    @Test
    void the_call_names_nobody_who_was_protected_or_heard_of_meanwhile() {
        manyWith(1, 2, 3, 4);
        world.want(leaver(1));
        LeaverSteps protecting = new LeaverSteps(world, protecting(Set.of(account(2))));

        signOut(protecting, 0);

        assertThat(world.slack.bulkCalls())
                .singleElement()
                .satisfies(named ->
                        assertThat(named)
                                .containsExactlyInAnyOrder(account(0), account(3), account(4)));
    }

    @Test
    void the_deactivation_does_not_wait_for_it() {
        manyWith();
        signOut(0);

        assertThat(
                        world.steps.deactivate.deactivate(
                                world.ticket(leaver(0)), caseOf(0), account(0)))
                .isEqualTo(new Carried.Settled());
        assertThat(world.slack.active(account(0))).isFalse();
    }

    private void oneCallForNineteenOfThemAndTheLast() {
        manyWith(IntStream.range(1, FEW).toArray());
        assertThat(signOut(MANY - 1)).isEqualTo(looksAfter(START));
    }

    /** Many are let through; these came first, and Slack had no room to look at them yet. */
    private void manyWith(int... waiting) {
        admitted(0, FEW);
        for (int n : waiting) {
            world.slack.failNextRead(new PortFailure.RateLimited("sessions", ROOM));
            assertThatThrownBy(() -> signOut(n)).isInstanceOf(PortFailure.RateLimited.class);
        }
        admitted(FEW, MANY);
    }

    private void admitted(int from, int to) {
        for (int n = from; n < to; n++) {
            world.employ(leaver(n), account(n), Account.Rank.MEMBER);
            world.source.put(leaver(n), Standing.LEAVER, START.minusSeconds(60));
            CaseId caseId = world.open(leaver(n));
            world.steps.assess.assess(world.ticket(leaver(n)), caseId);
            assertThat(world.steps.admit.admit(caseId, account(n)))
                    .isInstanceOf(AdmitLeaver.Outcome.Admitted.class);
        }
    }

    private Carried signOut(int n) {
        return signOut(world.steps, n);
    }

    private Carried signOut(LeaverSteps steps, int n) {
        return steps.signOutLeaver.signOut(world.ticket(leaver(n)), caseOf(n), account(n));
    }

    private static Carried looksAfter(Instant asked) {
        return new Carried.Awaiting(asked.plus(SignOutAsked.LOOK_AFTER));
    }

    private long singleResets() {
        return world.slack.writes().all().stream()
                .filter(written -> written.write() == Write.RESET_SESSIONS)
                .count();
    }

    private List<LedgerEntry> entries(int n, Kind kind) {
        return world.entries(caseOf(n), kind);
    }

    private CaseId caseOf(int n) {
        return world.casesOf(leaver(n)).getFirst().id();
    }

    private static List<AccountId> accounts(int from, int to) {
        return IntStream.range(from, to).mapToObj(LeaversInNumbersTest::account).toList();
    }

    private static PersonId leaver(int n) {
        return person("00uLeaver" + n);
    }

    private static AccountId account(int n) {
        return new AccountId("U0LEAVER" + n);
    }

    private static LeaverPolicy protecting(Set<AccountId> accounts) {
        return new LeaverPolicy(
                "0".repeat(64),
                Sla.DEFAULT,
                Duration.ZERO,
                Limits.absolute(100, 200),
                accounts,
                LeaverPolicy.Mode.ACT);
    }
}
