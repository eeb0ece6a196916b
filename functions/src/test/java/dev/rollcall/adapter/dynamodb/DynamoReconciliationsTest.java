package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.contract.ReconciliationsContract;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

class DynamoReconciliationsTest extends ReconciliationsContract {
    /** Of the 400 KB that an item has: room for whatever a later version adds. */
    private static final int WELL_BELOW = 300_000;

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Reconciliations fresh() {
        return new DynamoReconciliations(TestTable.create(endpoint()).table());
    }

    @Test
    void each_item_of_many_lists_leaves_room() {
        Reconciliation large = large(lists(9_000), lists(9_000));

        assertThat(size(ReconciliationItem.of(large))).isLessThan(WELL_BELOW);
        assertThat(ReconciliationPages.changed(Optional.empty(), large))
                .hasSize(36 + 6)
                .allSatisfy(page -> assertThat(size(page.item())).isLessThan(WELL_BELOW));
    }

    @Test
    void only_pages_of_lists_that_have_changed_are_written() {
        Reconciliation before = large(lists(600), lists(5_000));
        SnapshotPart group = longest(new Random(1), 999_999);

        assertThat(ReconciliationPages.changed(Optional.of(before), before.failed())).isEmpty();
        assertThat(ReconciliationPages.changed(Optional.of(before), with(before, List.of())))
                .extracting(page -> page.item().text(Attributes.SK))
                .containsExactly("DONE#00002");
        assertThat(ReconciliationPages.changed(Optional.of(before), with(before, List.of(group))))
                .extracting(page -> page.item().text(Attributes.SK))
                .containsExactly("DONE#00002", "LEFT#00003");
    }

    @Test
    void a_reading_between_two_changes_is_none() {
        TestTable table = TestTable.create(endpoint());
        Reconciliations kept = new DynamoReconciliations(table.table());
        Reconciliation first =
                Reconciliation.begin(
                        new SnapshotId("20260304T120000Z-0a1b2c3d"),
                        NOON,
                        "d1",
                        lists(3),
                        Optional.empty());
        kept.replace(Optional.empty(), first);
        Attributes old = table.table().get(Keys.reconciliation()).orElseThrow();
        kept.replace(Optional.of(first), with(first, List.of(SnapshotPart.LINKS)));

        assertThat(ReconciliationPages.read(old, table.table().query("RECONCILE#RUN"))).isEmpty();
    }

    @Test
    void what_no_transaction_can_hold_is_said() {
        Reconciliation tooLarge = large(lists(1), lists(30_000));
        GoodReading tooMany =
                new GoodReading(
                        new SnapshotId("20260304T120000Z-0a1b2c3d"),
                        NOON,
                        NOON,
                        Map.of("x".repeat(400_000), 1));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> fresh().replace(Optional.empty(), tooLarge))
                .returns("too-large", PortFailure.NeedsHuman::code);
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> fresh().keepGood(tooMany))
                .returns("too-large", PortFailure.NeedsHuman::code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "id; 1",
                "phase; DREAMING",
                "point; {}",
                "point; {\"by\":\"foot\"}",
                "point; {\"by\":\"cursor\",\"next\":null,\"doubts\":\"\"}",
                "point; {\"by\":\"index\",\"next\":0,\"pages\":0,\"doubts\":\"\"}"
            })
    void an_item_that_somebody_has_changed_needs_a_human(String attribute, String value) {
        TestTable table = TestTable.create(endpoint());
        kept(table);
        changed(table, Keys.reconciliation(), attribute, value);

        assertUnreadable(table);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "LEFT#00000; {}",
                "LEFT#00000; [1]",
                "LEFT#00000; [\"friends\"]",
                "DONE#00000; [[\"links\",1,1,null,\"\"]]",
                "DONE#00000; [[\"links\",1,1,null,\"z\",null]]",
                "DONE#00000; [[\"links\",1,1,null,\"mm\",null]]",
                "DONE#00000; [[\"links\",\"1\",1,null,\"\",null]]",
                "DONE#00000; [[\"links\",1,1.5,null,\"\",null]]",
                "DONE#00000; 1"
            })
    void a_page_that_somebody_has_changed_needs_a_human(String page, String value) {
        TestTable table = TestTable.create(endpoint());
        kept(table);
        changed(table, new Key("RECONCILE#RUN", page), "lists", value);

        assertUnreadable(table);
    }

    private static void kept(TestTable table) {
        new DynamoReconciliations(table.table())
                .replace(Optional.empty(), large(lists(1), lists(1)));
    }

    private static void changed(TestTable table, Key key, String attribute, String value) {
        Attributes item = table.table().get(key).orElseThrow();
        table.table().put(Write.Put.always(item.with(attribute, value)));
    }

    private static void assertUnreadable(TestTable table) {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> new DynamoReconciliations(table.table()).latest())
                .returns("unreadable-item", PortFailure.NeedsHuman::code);
    }

    private static Reconciliation with(Reconciliation before, List<SnapshotPart> more) {
        return before.with(
                new PartResult(before.part(), 1, 1, Optional.empty(), Set.of(), Optional.empty()),
                more);
    }

    private static List<SnapshotPart> lists(int many) {
        Random random = new Random(many);
        return IntStream.range(0, many).mapToObj(i -> longest(random, i)).toList();
    }

    private static int size(Attributes item) {
        return item.values().entrySet().stream()
                .mapToInt(one ->
                        one.getKey().length()
                                + (one.getValue().s() == null
                                        ? one.getValue().n().length()
                                        : one.getValue().s().getBytes(UTF_8).length))
                .sum();
    }
}
