package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.leaver.AssessPerson.Outcome;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverWorld;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class AssessPersonTest {
    private final LeaverWorld world = new LeaverWorld();
    private final Instant left = START.minusSeconds(60);

    @BeforeEach
    void employ() {
        world.employ(ANA, ANAS, Account.Rank.MEMBER);
    }

    @ParameterizedTest
    @EnumSource(names = {"ENTITLED", "NOT_YET"})
    void who_belongs_here_is_left_alone(Standing standing) {
        world.source.put(ANA, standing, left);
        CaseId caseId = world.open(ANA);

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(1));

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.NOT_A_LEAVER);
        assertThat(world.escalations.reasons()).isEmpty();
        assertThat(world.slack.writes().all()).isEmpty();
    }

    @Test
    void an_unknown_status_goes_to_a_human_and_nothing_is_done() {
        world.source.put(ANA, Standing.UNKNOWN, left);
        CaseId caseId = world.open(ANA);

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(1));

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.UNRESOLVED);
        assertThat(world.escalations.reasons()).containsExactly("unknown-status");
    }

    @Test
    void absence_alone_never_makes_a_leaver() {
        world.source.remove(ANA);
        CaseId caseId = world.open(ANA);

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(1));

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.UNRESOLVED);
        assertThat(world.leaver(caseId).accounts()).isEmpty();
        assertThat(world.escalations.reasons()).containsExactly("absent");
    }

    @ParameterizedTest
    @EnumSource(names = {"LEAVER", "SUSPENDED", "NOT_YET"})
    void nobody_approves_an_account_any_more_for_whoever_does_not_belong_here(Standing standing) {
        CaseId caseId = world.open(ANA);
        world.batches.hold(creation(caseId));
        world.source.put(ANA, standing, left);

        assess(caseId);

        assertThat(world.batches.heldOf(Whom.of(ANA))).isEmpty();
    }

    @Test
    void nobody_approves_an_account_any_more_for_whom_the_source_does_not_know() {
        CaseId caseId = world.open(ANA);
        world.batches.hold(creation(caseId));
        world.source.remove(ANA);

        assess(caseId);

        assertThat(world.batches.heldOf(Whom.of(ANA))).isEmpty();
    }

    @Test
    void a_leaver_dwells_first_and_is_then_worked_on() {
        world.source.put(ANA, Standing.LEAVER, left);
        CaseId caseId = world.open(ANA);
        Instant dwellEnd = START.plus(world.policy.dwell());

        assertThat(assess(caseId)).isEqualTo(new Outcome.Dwelling(dwellEnd));
        world.clock.set(dwellEnd);

        assertThat(assess(caseId)).isEqualTo(new Outcome.Leaver(1, List.of(ANAS.value())));
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.ACTING);
        assertThat(world.slack.writes().all()).isEmpty();
    }

    @Test
    void a_mistake_that_is_undone_while_the_leaver_dwells_has_no_effect() {
        world.source.put(ANA, Standing.LEAVER, left);
        CaseId caseId = world.open(ANA);
        assess(caseId);
        world.source.put(ANA, Standing.ENTITLED, START);
        world.clock.advance(world.policy.dwell());

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(1));

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.NOT_A_LEAVER);
    }

    @Test
    void somebody_suspended_is_signed_out_without_a_dwell() {
        world.source.put(ANA, Standing.SUSPENDED, left);
        CaseId caseId = world.open(ANA);

        assertThat(assess(caseId)).isEqualTo(new Outcome.Suspended(1, List.of(ANAS.value())));

        assertThat(world.leaver(caseId).standing()).contains(Standing.SUSPENDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"LEAVER", "SUSPENDED"})
    void a_leaver_without_an_account_is_told_once_and_the_case_is_closed(Standing standing) {
        world.source.put(LeaverWorld.person("00uBen"), standing, left);
        CaseId caseId = world.open(LeaverWorld.person("00uBen"));

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(1));

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.NO_ACCOUNT);
        assertThat(world.escalations.reasons()).containsExactly("no-account");
        assertThat(world.entries(caseId, Kind.NO_ACCOUNT)).hasSize(1);
        assertThat(assess(caseId)).as("delivered twice").isEqualTo(new Outcome.Ended(1));
    }

    @Test
    void of_somebody_of_another_source_nothing_is_known_and_a_human_is_told() {
        PersonId elsewhere = new PersonId(new SourceId("entra"), "b7c1");
        CaseId caseId = world.open(elsewhere);

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(1));

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.UNRESOLVED);
        assertThat(world.escalations.reasons()).containsExactly("source-out-of-reach");
    }

    @Test
    void the_sources_own_time_starts_the_clock() {
        world.source.put(ANA, Standing.LEAVER, left);
        CaseId caseId = world.open(ANA);

        assess(caseId);

        assertThat(world.leaver(caseId).changedAt()).isEqualTo(left);
    }

    @Test
    void a_source_whose_clock_runs_ahead_cannot_push_the_deadlines_out() {
        world.source.put(ANA, Standing.LEAVER, START.plusSeconds(86_400));
        CaseId caseId = world.open(ANA);

        assess(caseId);

        assertThat(world.leaver(caseId).changedAt()).isEqualTo(START);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z"})
    void keeps_the_hints_time_where_the_source_tells_none(@Nullable String told) {
        world.source.put(
                new PersonReading.Found(
                        ANA,
                        Standing.LEAVER,
                        "DEPROVISIONED",
                        Optional.ofNullable(told).map(Instant::parse)));
        CaseId caseId = world.open(ANA);
        world.clock.advance(world.policy.dwell());

        assess(caseId);

        assertThat(world.leaver(caseId).changedAt()).isEqualTo(START);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMITTED", "INACTIVE"})
    void who_returns_after_the_cut_goes_to_a_human(AccountMark mark) {
        world.source.put(ANA, Standing.LEAVER, left);
        CaseId caseId = world.confirmed(ANA);
        world.cases.mark(caseId, ANAS, mark, START);
        world.source.put(ANA, Standing.ENTITLED, START);

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(1));

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.UNRESOLVED);
        assertThat(world.escalations.reasons()).containsExactly("returned");
    }

    @Test
    void who_is_only_suspended_after_the_cut_is_signed_out_and_a_human_is_told() {
        world.source.put(ANA, Standing.LEAVER, left);
        CaseId caseId = world.confirmed(ANA);
        world.cases.mark(caseId, ANAS, AccountMark.INACTIVE, START);
        world.source.put(ANA, Standing.SUSPENDED, START);

        assertThat(assess(caseId)).isInstanceOf(Outcome.Suspended.class);

        assertThat(world.escalations.reasons()).containsExactly("suspended-after-cut");
    }

    @Test
    void a_superseded_run_does_not_even_read() {
        Runs.Ticket ticket = world.want(ANA);
        CaseId caseId = world.steps.claimed(ticket);
        world.runs.renew(ticket, START);

        assertThat(world.steps.assess.assess(ticket, caseId)).isEqualTo(new Outcome.Stale());

        assertThat(world.source.reads()).isEmpty();
    }

    @Test
    void tells_how_many_looks_were_wanted_before_the_source_was_read() {
        CaseId caseId = world.open(ANA);
        world.want(ANA);
        world.source.afterRead(() -> world.want(ANA));

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(2));
    }

    @Test
    void an_account_linked_later_joins_the_case_after_a_dwell_of_its_own() {
        world.source.put(ANA, Standing.LEAVER, left);
        CaseId caseId = world.confirmed(ANA);
        world.link(ANA, LeaverWorld.ANAS_OTHER);

        Instant dwellEnd = world.clock.instant().plus(world.policy.dwell());
        assertThat(assess(caseId)).isEqualTo(new Outcome.Dwelling(dwellEnd));
        world.clock.set(dwellEnd);
        assertThat(assess(caseId))
                .isEqualTo(
                        new Outcome.Leaver(
                                1, List.of(ANAS.value(), LeaverWorld.ANAS_OTHER.value())));
    }

    @Test
    void each_reading_is_recorded_with_the_sources_own_word() {
        world.source.put(
                new PersonReading.Found(ANA, Standing.ENTITLED, "LOCKED_OUT", Optional.of(left)));
        CaseId caseId = world.open(ANA);

        assess(caseId);

        assertThat(world.entries(caseId, Kind.ASSESSED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("status", "LOCKED_OUT")
                                .containsEntry("standing", "ENTITLED"));
    }

    @Test
    void who_has_the_account_back_after_a_human_was_asked_is_done_with() {
        world.source.put(ANA, Standing.LEAVER, left);
        CaseId caseId = world.confirmed(ANA);
        world.cases.mark(caseId, ANAS, AccountMark.INACTIVE, world.clock.instant());
        world.source.put(ANA, Standing.ENTITLED, START);

        assess(caseId);
        assess(caseId);
        assertThat(world.leaver(caseId).state())
                .as("it may yet show")
                .isEqualTo(CaseState.UNRESOLVED);
        world.clock.advance(Duration.ofMinutes(16));
        assess(caseId);

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.RETURNED);
        assertThat(assess(caseId)).as("delivered twice").isEqualTo(new Outcome.Ended(1));
    }

    @Test
    void who_returned_but_is_still_cut_stays_with_the_human() {
        world.source.put(ANA, Standing.LEAVER, left);
        CaseId caseId = world.confirmed(ANA);
        world.cases.mark(caseId, ANAS, AccountMark.INACTIVE, world.clock.instant());
        world.slack.add(new Account(ANAS, false, Account.Rank.MEMBER), 0);
        world.source.put(ANA, Standing.ENTITLED, START);

        assess(caseId);
        world.clock.advance(Duration.ofMinutes(16));
        assess(caseId);

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.UNRESOLVED);
    }

    private Outcome assess(CaseId caseId) {
        return world.steps.assess.assess(world.ticket(world.leaver(caseId).person()), caseId);
    }

    private static HeldItem creation(CaseId caseId) {
        return new HeldItem(
                Change.creation(ANA, "kind=MEMBER"),
                ANA,
                caseId,
                Set.of(HoldReason.HOUR_LIMIT),
                LeaverWorld.START,
                LeaverWorld.START,
                "policy",
                "word");
    }
}
