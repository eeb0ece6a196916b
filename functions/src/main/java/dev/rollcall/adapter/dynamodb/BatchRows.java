package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.BatchId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of what batches hold, each where it joined. They are hidden and never deleted. */
record BatchRows(Table table) {

    /** The last number of a batch that shows the item, if its drift was closed. */
    private static final String LAST_SHOWN = "lastShown";

    /** The item joins the batch of that number, unless it is in it; it may have been once. */
    static Write.Put joined(BatchId id, long number, HeldItem item) {
        return new Write.Put(
                Attributes.at(Keys.heldItem(id, item.change().target()))
                        .with("item", HeldItemAttributes.of(item)),
                Write.ABSENT + " OR #lastShown < :number",
                Attributes.none().with("number", number));
    }

    /** From the next batch on the item is not shown: its drift is closed. */
    static Write.Update lastShown(Key item, long number) {
        return new Write.Update(
                item,
                "SET #lastShown = :lastShown",
                Write.PRESENT,
                Attributes.none().with(LAST_SHOWN, number));
    }

    /** Returns what the batch holds, in the order of the targets. */
    List<HeldItem> of(BatchHeader batch) {
        List<HeldItem> items = new ArrayList<>();
        for (long number = batch.from(); number <= batch.number(); number++) {
            Key beginning = Keys.heldItems(BatchHeader.id(batch.kind(), number));
            table.beginning(beginning).stream()
                    .filter(row -> isShown(row, batch))
                    .map(row -> HeldItemAttributes.item(row.nested("item")))
                    .forEach(items::add);
        }
        items.sort(Comparator.comparing(item -> item.change().target()));
        return items;
    }

    private static boolean isShown(Attributes row, BatchHeader batch) {
        return !row.has(LAST_SHOWN) || row.number(LAST_SHOWN) >= batch.number();
    }
}
