package dev.rollcall.application.operator;

import static dev.rollcall.testing.FixedPolicies.INES;
import static dev.rollcall.testing.FixedPolicies.OLE;
import static dev.rollcall.testing.FixedPolicies.VERA;
import static dev.rollcall.testing.Passing.passed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.residual.ResidualId;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.domain.residual.ResidualKind;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryLedger;
import dev.rollcall.testing.InMemoryResiduals;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.InMemoryStopSwitch;
import dev.rollcall.testing.MovableClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What operators do about what is left: they look, and say that something is seen to. */
class MarkResidualTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final CaseId CASE = new CaseId("0".repeat(32));
    private static final Caller STRANGER =
            new Caller("arn:aws:sts::111122223333:assumed-role/X/y", "ASIA1");

    private final MovableClock clock = new MovableClock(NOON);
    private final InMemoryResiduals residuals = new InMemoryResiduals();
    private final InMemoryLedger ledger =
            new InMemoryLedger(new InMemoryRuns(), new InMemoryStopSwitch());
    private final FixedPolicies policies = FixedPolicies.usual();
    private final OperatorRecord record = new OperatorRecord(ledger, policies, clock);
    private final Gate gate = new Gate(policies, record);
    private final MarkResidual mark = new MarkResidual(gate, residuals, record, clock);
    private final ListResiduals list = new ListResiduals(gate, residuals);

    @Test
    void what_is_seen_to_is_closed_and_stands_in_the_case_s_ledger_with_who_did_it() {
        ResidualItem item = residuals.open(item(1));

        ResidualItem done = done(mark(OLE, item.id(), "revoked"));

        assertThat(done.closing().orElseThrow())
                .isEqualTo(new ResidualItem.Closing("ole", NOON, "revoked"));
        assertThat(ledger.of(CASE))
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.entry().kind()).isEqualTo(Kind.RESOLVED);
                    assertThat(stored.entry().facts())
                            .containsEntry("by", "ole")
                            .containsEntry("note", "revoked")
                            .containsEntry("item", item.id().value());
                    assertThat(stored.entry().subject().account()).contains(item.account());
                });
    }

    @Test
    void who_was_first_stays() {
        ResidualItem item = residuals.open(item(1));
        mark(OLE, item.id(), "revoked");
        clock.advance(Duration.ofMinutes(1));

        assertThat(done(mark(INES, item.id(), "again")).closing().orElseThrow().by())
                .isEqualTo("ole");
        assertThat(ledger.of(CASE)).hasSize(1);
    }

    @Test
    void what_is_not_there_is_not_marked() {
        assertThat(mark(OLE, id(1), "revoked"))
                .isEqualTo(new Gated.Passed<>(new MarkResidual.Outcome.NoSuchItem()));
        assertThat(ledger.of(CASE)).isEmpty();
    }

    @Test
    void who_only_looks_marks_nothing_and_it_is_put_down() {
        ResidualItem item = residuals.open(item(1));

        assertThat(mark(VERA, item.id(), "revoked"))
                .isEqualTo(new Gated.NotAllowed<>(Operator.MARKING_RESIDUALS));

        assertThat(residuals.of(CASE)).containsExactly(item);
        assertThat(ledger.of(OperatorRecord.ID))
                .singleElement()
                .satisfies(stored -> assertThat(stored.entry().kind()).isEqualTo(Kind.REFUSED));
    }

    @Test
    void a_stranger_neither_marks_nor_looks() {
        ResidualItem item = residuals.open(item(1));

        assertThat(mark.mark(STRANGER, CASE, item.id(), new StopReason("revoked")))
                .isEqualTo(new Gated.Unknown<>());
        assertThat(list.list(STRANGER)).isEqualTo(new Gated.Unknown<>());
        assertThat(residuals.of(CASE)).containsExactly(item);
    }

    @Test
    void any_role_sees_what_is_open_the_first_due_first() {
        ResidualItem later = residuals.open(item(2));
        ResidualItem first = residuals.open(item(1));
        ResidualItem closed = residuals.open(item(3));
        mark(OLE, closed.id(), "revoked");

        assertThat(list.list(caller(VERA))).isEqualTo(new Gated.Passed<>(List.of(first, later)));
    }

    private Gated<MarkResidual.Outcome> mark(Operator operator, ResidualId id, String note) {
        return mark.mark(caller(operator), CASE, id, new StopReason(note));
    }

    private static ResidualItem done(Gated<MarkResidual.Outcome> gated) {
        MarkResidual.Outcome outcome = passed(gated);
        assertThat(outcome).isInstanceOf(MarkResidual.Outcome.Done.class);
        return ((MarkResidual.Outcome.Done) outcome).item();
    }

    private static Caller caller(Operator operator) {
        return new Caller(operator.arn().value(), "ASIA0");
    }

    private static ResidualId id(int number) {
        return new ResidualId("%012x".formatted(number));
    }

    private static ResidualItem item(int number) {
        return new ResidualItem(
                id(number),
                CASE,
                new AccountId("U0ANA"),
                ResidualKind.TOKEN,
                "A012 app_token_preserved",
                "operations",
                NOON,
                NOON.plus(Duration.ofHours(number)),
                Optional.empty());
    }
}
