package dev.rollcall.application.operator;

import static dev.rollcall.application.operator.DriftDesk.BY_INES;
import static dev.rollcall.application.operator.DriftDesk.BY_NIA;
import static dev.rollcall.application.operator.DriftDesk.BY_OLE;
import static dev.rollcall.application.operator.DriftDesk.BY_VERA;
import static dev.rollcall.application.operator.DriftDesk.NOON;
import static dev.rollcall.application.operator.DriftDesk.STRANGER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.operator.AcceptDrift.Outcome;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

class AcceptDriftTest {
    private static final LocalDate SPRING = LocalDate.parse("2027-03-31");
    private static final StopReason PILOT = new StopReason("a pilot that ends in spring");

    private final DriftDesk desk = new DriftDesk();
    private final AcceptDrift accept =
            new AcceptDrift(desk.gate, desk.drifts, desk.record, desk.clock);

    @Test
    void it_is_lived_with_until_the_end_of_the_day_and_is_open_again_then() {
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        accept.accept(BY_OLE, drift.id(), SPRING, PILOT);

        DriftRecord kept = desk.drifts.find(drift.id()).orElseThrow();
        Instant end = Instant.parse("2027-04-01T00:00:00Z");
        assertThat(kept.state()).isEqualTo(new State.Accepted("ole", PILOT.text(), NOON, end));
        assertThat(kept.found(drift.drift(), end.minusSeconds(1)).state())
                .isInstanceOf(State.Accepted.class);
        assertThat(kept.found(drift.drift(), end).state()).isEqualTo(new State.Open());
    }

    @Test
    void who_said_so_and_why_is_in_the_ledger_once_without_the_callers_name() {
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        accept.accept(BY_OLE, drift.id(), SPRING, PILOT);
        desk.clock.advance(Duration.ofMinutes(1));
        accept.accept(BY_OLE, drift.id(), SPRING, PILOT);

        LedgerEntry entry = theOnly();
        assertThat(entry.kind()).isEqualTo(Kind.DECIDED);
        assertThat(entry.subject().person()).isEqualTo(drift.drift().person());
        assertThat(entry.subject().account()).isEqualTo(drift.drift().account());
        assertThat(entry.subject().entitlement()).isEqualTo(drift.drift().entitlement());
        assertThat(entry.ground().cause()).isEqualTo(BY_OLE.hash());
        assertThat(entry.facts())
                .containsEntry("drift", drift.id().value())
                .containsEntry("kind", "manual-add")
                .containsEntry("by", "ole")
                .containsEntry("until", "2027-04-01T00:00:00Z")
                .containsEntry("note", PILOT.text());
    }

    @Test
    void another_word_takes_the_place_of_the_one_before() {
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);
        accept.accept(BY_OLE, drift.id(), SPRING, PILOT);
        desk.clock.advance(Duration.ofMinutes(1));

        accept.accept(BY_NIA, drift.id(), SPRING.minusDays(30), new StopReason("no longer"));

        assertThat(desk.drifts.find(drift.id()).orElseThrow().state())
                .isInstanceOfSatisfying(
                        State.Accepted.class, word -> assertThat(word.by()).isEqualTo("nia"));
        assertThat(desk.ledger()).hasSize(2);
    }

    @Test
    void what_is_gone_is_not_accepted() {
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);
        DriftRecord gone = desk.kept(drift.gone(NOON));

        assertThat(accept.accept(BY_OLE, drift.id(), SPRING, PILOT))
                .isEqualTo(new Gated.Passed<>(new Outcome.Gone(gone)));
        assertThat(desk.drifts.find(drift.id())).contains(gone);
        assertThat(desk.ledger()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MISSED_DEPROVISION", "REACTIVATED_LEAVER", "HELD_LEAVER"})
    void nobody_lives_with_the_active_account_of_a_leaver(DriftKind kind) {
        DriftRecord drift = desk.found(kind);

        assertThat(accept.accept(BY_OLE, drift.id(), SPRING, PILOT))
                .isEqualTo(new Gated.Passed<>(new Outcome.OfLeaver(drift)));
        assertThat(desk.drifts.find(drift.id())).contains(drift);
        assertThat(desk.ledger()).isEmpty();
    }

    @Test
    void what_was_never_found_is_not_accepted() {
        assertThat(accept.accept(BY_OLE, DriftDesk.drift(DriftKind.MANUAL_ADD).id(), SPRING, PILOT))
                .isEqualTo(new Gated.Passed<>(new Outcome.NoSuchDrift()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-26", "2020-01-01", "2028-01-02", "+999999999-12-31"})
    void a_day_that_is_over_or_more_than_400_days_away_is_refused(String day) {
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        assertThat(accept.accept(BY_OLE, drift.id(), LocalDate.parse(day), PILOT))
                .isEqualTo(new Gated.Passed<>(new Outcome.NotThen()));
        assertThat(desk.drifts.find(drift.id())).contains(drift);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-27", "2028-01-01"})
    void today_and_the_400th_day_will_do(String day) {
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        accept.accept(BY_OLE, drift.id(), LocalDate.parse(day), PILOT);

        assertThat(desk.drifts.find(drift.id()).orElseThrow().state())
                .isInstanceOf(State.Accepted.class);
    }

    @Test
    void an_approver_admin_may_and_viewers_and_incident_leads_may_not() {
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        assertThat(accept.accept(BY_VERA, drift.id(), SPRING, PILOT))
                .isEqualTo(new Gated.NotAllowed<>(Operator.ACCEPTING_DRIFT));
        assertThat(accept.accept(BY_INES, drift.id(), SPRING, PILOT))
                .isEqualTo(new Gated.NotAllowed<>(Operator.ACCEPTING_DRIFT));
        assertThat(accept.accept(STRANGER, drift.id(), SPRING, PILOT))
                .isEqualTo(new Gated.Unknown<>());
        assertThat(desk.drifts.find(drift.id())).contains(drift);
        assertThat(desk.ledger()).extracting(LedgerEntry::kind).containsOnly(Kind.REFUSED);

        accept.accept(BY_NIA, drift.id(), SPRING, PILOT);
        assertThat(desk.drifts.find(drift.id())).isNotEqualTo(drift);
    }

    private LedgerEntry theOnly() {
        assertThat(desk.ledger()).hasSize(1);
        return desk.ledger().getFirst();
    }
}
