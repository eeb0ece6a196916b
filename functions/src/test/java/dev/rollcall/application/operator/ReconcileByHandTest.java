package dev.rollcall.application.operator;

import static dev.rollcall.application.operator.DriftDesk.BY_NIA;
import static dev.rollcall.application.operator.DriftDesk.BY_OLE;
import static dev.rollcall.application.operator.DriftDesk.BY_VERA;
import static dev.rollcall.application.operator.DriftDesk.NOON;
import static dev.rollcall.application.operator.DriftDesk.STRANGER;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.operator.ReconciliationView.Report;
import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.application.reconcile.BeginReconciliation.Outcome;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.testing.InMemoryReconciliations;
import dev.rollcall.testing.InMemorySnapshots;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operators see of a reconciliation, and how they begin one. */
class ReconcileByHandTest {
    private static final SnapshotId FIRST = new SnapshotId("20261127T080000Z-0a1b2c3d");
    private static final SnapshotId SECOND = new SnapshotId("20261127T120000Z-00000000");

    private final DriftDesk desk = new DriftDesk();
    private final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
    private final InMemorySnapshots snapshots = new InMemorySnapshots();
    private final List<String> alive = new ArrayList<>();
    private final ShowReconciliation show =
            new ShowReconciliation(
                    desk.gate, reconciliations, snapshots, new Alive(alive), desk.clock);

    /** Of these, by snapshot and number, an execution runs. */
    private record Alive(List<String> executions) implements ReconcileRuns {
        @Override
        public boolean start(SnapshotId id, int number) {
            return executions.add(id + "-" + number);
        }

        @Override
        public boolean isAlive(SnapshotId id, int number) {
            return executions.contains(id + "-" + number);
        }
    }

    @Test
    void before_the_first_there_is_nothing() {
        assertThat(view())
                .isEqualTo(
                        new ReconciliationView(
                                NOON, Optional.empty(), false, Optional.empty(), Optional.empty()));
    }

    @Test
    void of_one_under_way_it_is_said_whether_somebody_carries_it_on() {
        Reconciliation present = begun(FIRST);
        assertThat(view().latest()).contains(present);
        assertThat(view().carried()).isFalse();

        alive.add(FIRST + "-1");
        assertThat(view().carried()).isTrue();
    }

    @Test
    void the_report_is_of_the_one_that_ended_last() {
        Reconciliation over = begun(FIRST).ended(NOON, Optional.empty());
        reconciliations.replace(reconciliations.latest(), over);
        snapshots.keepDocument(FIRST, "found", "{\"a\":1}".getBytes(UTF_8));
        snapshots.keepDocument(FIRST, "outcome", "{}".getBytes(UTF_8));

        assertThat(view().report())
                .contains(new Report(FIRST, Optional.of("{\"a\":1}"), Optional.of("{}")));
    }

    @Test
    void while_one_is_under_way_the_report_is_of_the_last_good_one() {
        reconciliations.keepGood(new GoodReading(FIRST, NOON, NOON, Map.of()));
        snapshots.keepDocument(FIRST, "found", "{}".getBytes(UTF_8));
        begun(SECOND);

        assertThat(view().report())
                .contains(new Report(FIRST, Optional.of("{}"), Optional.empty()));
    }

    @Test
    void an_operator_begins_one_and_it_stands_in_the_ledger() {
        assertThat(asking(new Outcome.Begun(FIRST)).now(BY_OLE))
                .isEqualTo(new Gated.Passed<>(new Outcome.Begun(FIRST)));

        assertThat(desk.ledger())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo(Kind.DECIDED);
                    assertThat(entry.facts())
                            .containsEntry("snapshot", FIRST.value())
                            .containsEntry("by", "ole");
                });
    }

    @Test
    void one_that_is_under_way_was_begun_by_nobody_now() {
        assertThat(asking(new Outcome.Underway(FIRST)).now(BY_OLE))
                .isEqualTo(new Gated.Passed<>(new Outcome.Underway(FIRST)));
        assertThat(desk.ledger()).isEmpty();
    }

    @Test
    void who_only_looks_begins_none() {
        AskForReconciliation never =
                new AskForReconciliation(
                        desk.gate,
                        () -> {
                            throw new AssertionError("begun");
                        },
                        desk.record);

        assertThat(never.now(BY_VERA)).isEqualTo(new Gated.NotAllowed<>(Operator.RECONCILING));
        assertThat(never.now(BY_NIA)).isEqualTo(new Gated.NotAllowed<>(Operator.RECONCILING));
        assertThat(never.now(STRANGER)).isEqualTo(new Gated.Unknown<>());
        assertThat(show.show(STRANGER)).isEqualTo(new Gated.Unknown<>());
        assertThat(desk.ledger()).extracting(LedgerEntry::kind).containsOnly(Kind.REFUSED);
    }

    private AskForReconciliation asking(Outcome outcome) {
        return new AskForReconciliation(desk.gate, () -> outcome, desk.record);
    }

    private Reconciliation begun(SnapshotId id) {
        Reconciliation begun =
                Reconciliation.begin(
                        id, NOON, "d", List.of(SnapshotPart.LINKS), reconciliations.latest());
        reconciliations.replace(reconciliations.latest(), begun);
        return begun;
    }

    private ReconciliationView view() {
        Gated<ReconciliationView> shown = show.show(BY_VERA);
        assertThat(shown).isInstanceOf(Gated.Passed.class);
        return ((Gated.Passed<ReconciliationView>) shown).outcome();
    }
}
