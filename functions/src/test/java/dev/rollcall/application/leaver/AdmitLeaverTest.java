package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.leaver.AdmitLeaver.Outcome;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InvocationDeath.Died;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;

class AdmitLeaverTest {
    private static final LeaverPolicy USUAL = FixedPolicies.usual().leavers();

    @Test
    void admits_a_leaver_within_the_limits_and_records_it() {
        LeaverWorld world = LeaverWorld.whereAnaLeft();
        CaseId caseId = world.confirmed(ANA);

        assertThat(world.steps.admit.admit(caseId, ANAS)).isInstanceOf(Outcome.Admitted.class);

        assertThat(marked(world, caseId, AccountMark.ADMITTED)).isTrue();
        assertThat(world.entries(caseId, Kind.ADMITTED)).hasSize(1);
    }

    @Test
    void admitting_again_counts_once() {
        LeaverWorld world = worldWith(Limits.absolute(1, 1), Set.of());
        CaseId caseId = left(world, ANA, ANAS, Account.Rank.MEMBER);

        Outcome first = world.steps.admit.admit(caseId, ANAS);

        assertThat(world.steps.admit.admit(caseId, ANAS)).isEqualTo(first);
        assertThat(first).isInstanceOf(Outcome.Admitted.class);
    }

    @ParameterizedTest
    @CsvSource({"OWNER, owner", "PRIMARY_OWNER, primary-owner", "BOT, bot"})
    void refuses_by_rank_and_asks_a_human(Account.Rank rank, String reason) {
        LeaverWorld world = worldWith(USUAL.deactivations(), Set.of());
        CaseId caseId = left(world, ANA, ANAS, rank);

        assertThat(world.steps.admit.admit(caseId, ANAS)).isEqualTo(new Outcome.Refused(reason));

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.REFUSED);
        assertThat(world.entries(caseId, Kind.REFUSED)).hasSize(1);
        assertThat(world.escalations.reasons()).containsExactly("refused:" + reason);
    }

    @Test
    void refuses_whom_the_policy_lists() {
        LeaverWorld world = worldWith(USUAL.deactivations(), Set.of(ANAS));
        CaseId caseId = left(world, ANA, ANAS, Account.Rank.MEMBER);

        assertThat(world.steps.admit.admit(caseId, ANAS))
                .isEqualTo(new Outcome.Refused("listed-as-protected"));
    }

    @Test
    void refuses_the_installer_of_our_tokens() {
        LeaverWorld world = worldWith(USUAL.deactivations(), Set.of());
        AccountId installer = world.slack.installer();
        CaseId caseId = left(world, ANA, installer, Account.Rank.ADMIN);

        assertThat(world.steps.admit.admit(caseId, installer))
                .isEqualTo(new Outcome.Refused("installer-of-our-tokens"));
    }

    @Test
    void refuses_an_account_that_slack_does_not_know() {
        LeaverWorld world = LeaverWorld.whereAnaLeft();
        world.link(ANA, LeaverWorld.ANAS_OTHER);
        CaseId caseId = world.confirmed(ANA);

        assertThat(world.steps.admit.admit(caseId, LeaverWorld.ANAS_OTHER))
                .isEqualTo(new Outcome.Refused("unknown-account"));
    }

    @Test
    void a_protected_account_takes_no_place_in_the_window() {
        LeaverWorld world = worldWith(Limits.absolute(1, 1), Set.of(ANAS));
        CaseId anas = left(world, ANA, ANAS, Account.Rank.MEMBER);
        AccountId bens = new AccountId("U0BEN");
        CaseId ben = left(world, LeaverWorld.person("00uBen"), bens, Account.Rank.MEMBER);

        world.steps.admit.admit(anas, ANAS);

        assertThat(world.steps.admit.admit(ben, bens)).isInstanceOf(Outcome.Admitted.class);
    }

    @Test
    void holds_beyond_the_limit_and_asks_a_human() {
        LeaverWorld world = worldWith(Limits.absolute(0, 0), Set.of());
        CaseId caseId = left(world, ANA, ANAS, Account.Rank.MEMBER);

        assertThat(world.steps.admit.admit(caseId, ANAS)).isEqualTo(new Outcome.Held());

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.HELD);
        assertThat(waiting(world)).containsExactly(ANAS);
        assertThat(world.approvalRuns.started()).isNotEmpty();
        assertThat(world.entries(caseId, Kind.HELD))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry(
                                        "reasons",
                                        "[HOUR_LIMIT, DAY_LIMIT, WEEK_LIMIT, MONTH_LIMIT]"));
    }

    @Test
    void each_held_account_of_a_person_is_put_before_a_human() {
        LeaverWorld world = worldWith(Limits.absolute(0, 0), Set.of());
        world.employ(ANA, LeaverWorld.ANAS_OTHER, Account.Rank.MEMBER);
        CaseId caseId = left(world, ANA, ANAS, Account.Rank.MEMBER);

        world.steps.admit.admit(caseId, ANAS);
        world.steps.admit.admit(caseId, LeaverWorld.ANAS_OTHER);
        world.steps.admit.admit(caseId, ANAS);

        assertThat(waiting(world)).containsExactly(ANAS, LeaverWorld.ANAS_OTHER);
    }

    @Test
    void held_stays_held_when_the_window_has_room_again() {
        LeaverWorld world = LeaverWorld.whereAnaLeft();
        world.stop.throwTo(StopPosition.ALL);
        CaseId caseId = world.confirmed(ANA);
        world.steps.admit.admit(caseId, ANAS);
        world.stop.throwTo(StopPosition.OFF);
        world.clock.advance(Duration.ofDays(2));
        world.cases.enter(caseId, CaseState.ACTING, world.clock.instant());

        assertThat(world.steps.admit.admit(caseId, ANAS)).isEqualTo(new Outcome.Held());

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.HELD);
        assertThat(waiting(world)).containsExactly(ANAS);
    }

    @Test
    void a_hold_is_complete_and_escalated_wherever_the_invocation_dies() {
        for (int point = 1; ; point++) {
            LeaverWorld world = LeaverWorld.whereAnaLeft();
            world.stop.throwTo(StopPosition.ALL);
            CaseId caseId = world.confirmed(ANA);
            world.death.at(point);
            try {
                world.steps.admit.admit(caseId, ANAS);
                break;
            } catch (Died _) {
                assertThat(world.steps.admit.admit(caseId, ANAS)).isEqualTo(new Outcome.Held());
            }
            assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.HELD);
            assertThat(waiting(world)).as("death at %d", point).containsExactly(ANAS);
            assertThat(world.entries(caseId, Kind.HELD)).hasSize(1);
        }
    }

    @Test
    void a_held_account_that_a_human_deactivated_goes_on() {
        LeaverWorld world = LeaverWorld.whereAnaLeft();
        world.stop.throwTo(StopPosition.ALL);
        CaseId caseId = world.confirmed(ANA);
        world.steps.admit.admit(caseId, ANAS);
        world.slack.add(new Account(ANAS, false, Account.Rank.MEMBER), 0);

        assertThat(world.steps.admit.admit(caseId, ANAS)).isEqualTo(new Outcome.AlreadyInactive());

        assertThat(world.leaver(caseId).workable()).containsExactly(ANAS);
    }

    @Test
    void refuses_to_guess_a_case() {
        LeaverWorld world = new LeaverWorld();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        world.steps.admit.admit(
                                new CaseId("0123456789abcdef0123456789abcdef"), ANAS))
                .withMessageContaining("must claim");
    }

    private static LeaverWorld worldWith(Limits limits, Set<AccountId> protectedAccounts) {
        return new LeaverWorld(
                new LeaverPolicy(
                        USUAL.digest(),
                        Sla.DEFAULT,
                        USUAL.dwell(),
                        limits,
                        protectedAccounts,
                        USUAL.mode()));
    }

    /** Returns the accounts of the only batch there is, in order. */
    private static List<AccountId> waiting(LeaverWorld world) {
        return world.batches.unfinished(10).stream()
                .flatMap(batch -> world.batches.items(batch.id()).stream())
                .map(item -> item.change().account())
                .toList();
    }

    private static CaseId left(
            LeaverWorld world, PersonId person, AccountId account, Account.Rank rank) {
        world.employ(person, account, rank);
        world.source.put(person, Standing.LEAVER, START.minusSeconds(60));
        return world.confirmed(person);
    }

    private static boolean marked(LeaverWorld world, CaseId caseId, AccountMark mark) {
        return world.leaver(caseId).account(ANAS).orElseThrow().has(mark);
    }
}
