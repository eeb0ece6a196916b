package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.contract.ReconciliationsContract;
import dev.rollcall.domain.reconcile.GoodReading;
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
    void a_thousand_lists_leave_room_in_the_item() {
        Attributes item = ReconciliationItem.of(large(lists(999), lists(1)));

        assertThat(size(item)).isLessThan(WELL_BELOW);
    }

    @Test
    void what_no_item_can_hold_is_said() {
        Reconciliation tooLarge = large(lists(2_500), lists(1));
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
                "left; []",
                "left; {}",
                "left; [1]",
                "left; [\"friends\"]",
                "done; [[\"links\",1,1,null,\"\"]]",
                "done; [[\"links\",1,1,null,\"z\",null]]",
                "done; [[\"links\",1,1,null,\"mm\",null]]",
                "done; [[\"links\",\"1\",1,null,\"\",null]]",
                "done; [[\"links\",1,1.5,null,\"\",null]]",
                "done; 1",
                "point; {}",
                "point; {\"by\":\"foot\"}",
                "point; {\"by\":\"cursor\",\"next\":null,\"doubts\":\"\"}",
                "point; {\"by\":\"index\",\"next\":0,\"pages\":0,\"doubts\":\"\"}"
            })
    void an_item_that_somebody_has_changed_needs_a_human(String attribute, String value) {
        TestTable table = TestTable.create(endpoint());
        Attributes item = ReconciliationItem.of(large(lists(1), lists(1))).with(attribute, value);
        table.table().put(Write.Put.always(item));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> new DynamoReconciliations(table.table()).latest())
                .returns("unreadable-item", PortFailure.NeedsHuman::code);
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
