package dev.rollcall.application.operator;

import static dev.rollcall.application.operator.DriftDesk.BY_NIA;
import static dev.rollcall.application.operator.DriftDesk.BY_OLE;
import static dev.rollcall.application.operator.DriftDesk.BY_VERA;
import static dev.rollcall.application.operator.DriftDesk.NOON;
import static dev.rollcall.application.operator.DriftDesk.STRANGER;
import static dev.rollcall.contract.Samples.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.operator.CorrectDrift.Outcome;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class CorrectDriftTest {
    private final DriftDesk desk = new DriftDesk();
    private final CorrectDrift correct =
            new CorrectDrift(desk.gate, desk.drifts, desk, desk.receive, desk.record, desk.clock);

    @Test
    void what_waits_for_a_word_is_set_going_by_a_look_at_its_person() {
        desk.reacting(DriftKind.MANUAL_ADD, Reaction.HOLD);
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        DriftRecord kept = drift.correcting(NOON);
        assertThat(correct.correct(BY_OLE, drift.id()))
                .isEqualTo(passed(new Outcome.UnderWay(kept)));

        assertThat(desk.drifts.find(drift.id())).contains(kept);
        assertThat(desk.workflows.started()).extracting(Runs.Ticket::person).containsExactly(ANA);
        assertThat(desk.inbox.hints())
                .singleElement()
                .satisfies(hint -> {
                    assertThat(hint.way()).isEqualTo(Hint.Way.WATCH);
                    assertThat(hint.tellsOfLeaving()).isFalse();
                });
    }

    @Test
    void a_leaver_is_looked_at_first() {
        desk.reacting(DriftKind.MISSED_DEPROVISION, Reaction.HOLD);

        correct.correct(BY_OLE, desk.found(DriftKind.MISSED_DEPROVISION).id());

        assertThat(desk.inbox.hints()).allMatch(Hint::tellsOfLeaving).hasSize(1);
    }

    @Test
    void what_was_tried_in_vain_or_is_contested_is_set_going_whatever_the_reaction() {
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);
        desk.kept(drift.tried(NOON, "left"));
        correct.correct(BY_OLE, drift.id());
        assertThat(desk.drifts.find(drift.id()).orElseThrow().state())
                .isEqualTo(new State.Correcting(NOON));

        DriftRecord other = desk.found(DriftKind.OUTLIVED_GRANT);
        desk.kept(
                new DriftRecord(
                        other.drift(),
                        NOON,
                        new State.Contested(NOON),
                        2,
                        List.of(),
                        Optional.empty(),
                        9));
        correct.correct(BY_OLE, other.id());
        assertThat(desk.drifts.find(other.id()).orElseThrow().state())
                .isEqualTo(new State.Correcting(NOON));
    }

    @Test
    void saying_it_again_within_a_minute_asks_for_one_look_and_later_for_another() {
        desk.reacting(DriftKind.MANUAL_ADD, Reaction.HOLD);
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        correct.correct(BY_OLE, drift.id());
        desk.clock.advance(Duration.ofSeconds(20));
        correct.correct(BY_OLE, drift.id());
        assertThat(desk.inbox.hints()).hasSize(1);

        desk.clock.advance(Duration.ofMinutes(10));
        correct.correct(BY_OLE, drift.id());
        assertThat(desk.inbox.hints()).hasSize(2);
        assertThat(desk.drifts.find(drift.id())).contains(drift.correcting(NOON));
    }

    @ParameterizedTest
    @EnumSource(
            value = DriftKind.class,
            mode = Mode.INCLUDE,
            names = {
                "HELD_LEAVER",
                "FOREIGN_WRITE",
                "ORPHAN_ACCOUNT",
                "NO_SPONSOR",
                "SPONSOR_LEFT",
                "PAST_END_DATE",
                "PRE_EXISTING",
                "DISPUTED_LINK",
                "UNVERIFIABLE"
            })
    void what_no_run_can_set_right_is_refused(DriftKind kind) {
        DriftRecord drift = desk.found(kind);

        assertThat(correct.correct(BY_OLE, drift.id()))
                .isEqualTo(passed(new Outcome.NotByARun(drift.drift())));
        nothingIsDone(drift);
    }

    @Test
    void what_passes_the_breaker_only_as_a_whole_plan_is_not_set_going_by_itself() {
        desk.reacting(DriftKind.GHOST_MEMBERSHIP, Reaction.CORRECT);
        DriftRecord tried = desk.kept(desk.found(DriftKind.GHOST_MEMBERSHIP).tried(NOON, "held"));

        assertThat(correct.correct(BY_OLE, tried.id())).isEqualTo(passed(new Outcome.ByItself()));
        nothingIsDone(tried);
    }

    @Test
    void what_the_policy_only_reports_is_refused() {
        DriftRecord drift = desk.found(DriftKind.WRONGLY_INACTIVE);

        assertThat(correct.correct(BY_OLE, drift.id()))
                .isEqualTo(passed(new Outcome.OnlyReported(DriftKind.WRONGLY_INACTIVE)));
        nothingIsDone(drift);
    }

    @Test
    void what_is_set_right_by_itself_needs_no_word() {
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        assertThat(correct.correct(BY_OLE, drift.id())).isEqualTo(passed(new Outcome.ByItself()));
        nothingIsDone(drift);
    }

    @Test
    void while_rollcall_only_observes_nothing_is_set_going() {
        desk.observing().reacting(DriftKind.MANUAL_ADD, Reaction.HOLD);
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        assertThat(correct.correct(BY_OLE, drift.id()))
                .isEqualTo(passed(new Outcome.ObservesOnly()));
        nothingIsDone(drift);
    }

    @Test
    void what_is_gone_or_was_never_found_is_refused() {
        desk.reacting(DriftKind.MANUAL_ADD, Reaction.HOLD);
        DriftRecord gone = desk.kept(desk.found(DriftKind.MANUAL_ADD).gone(NOON));

        assertThat(correct.correct(BY_OLE, gone.id())).isEqualTo(passed(new Outcome.Gone(gone)));
        assertThat(correct.correct(BY_OLE, DriftDesk.drift(DriftKind.UNVERIFIABLE).id()))
                .isEqualTo(passed(new Outcome.NoSuchDrift()));
        nothingIsDone(gone);
    }

    @Test
    void only_operators_may_and_it_stands_in_the_ledger() {
        desk.reacting(DriftKind.MANUAL_ADD, Reaction.HOLD);
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        assertThat(correct.correct(BY_VERA, drift.id()))
                .isEqualTo(new Gated.NotAllowed<>(Operator.CORRECTING_DRIFT));
        assertThat(correct.correct(BY_NIA, drift.id()))
                .isEqualTo(new Gated.NotAllowed<>(Operator.CORRECTING_DRIFT));
        assertThat(correct.correct(STRANGER, drift.id())).isEqualTo(new Gated.Unknown<>());
        assertThat(desk.ledger()).extracting(LedgerEntry::kind).containsOnly(Kind.REFUSED);
        assertThat(desk.drifts.find(drift.id())).contains(drift);

        correct.correct(BY_OLE, drift.id());
        assertThat(desk.ledger())
                .filteredOn(entry -> entry.kind() == Kind.DECIDED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject().person()).contains(ANA);
                    assertThat(entry.facts())
                            .containsEntry("word", "correct")
                            .containsEntry("drift", drift.id().value())
                            .containsEntry("by", "ole");
                });
    }

    private void nothingIsDone(DriftRecord drift) {
        assertThat(desk.drifts.find(drift.id())).contains(drift);
        assertThat(desk.inbox.hints()).isEmpty();
        assertThat(desk.ledger()).isEmpty();
    }

    private static Gated<Outcome> passed(Outcome outcome) {
        return new Gated.Passed<>(outcome);
    }
}
