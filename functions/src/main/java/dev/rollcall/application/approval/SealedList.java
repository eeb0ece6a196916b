package dev.rollcall.application.approval;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldItem;

import java.util.List;

/**
 * A batch's items, proven to be those that were sealed. Whoever shows them to approvers, takes a
 * vote on them or releases them reads them here: on rows that were changed since, nobody has
 * decided.
 */
final class SealedList {
    private SealedList() {}

    /**
     * @throws PortFailure.NeedsHuman if the rows are not those that were sealed
     */
    static List<HeldItem> of(Batch batch, Batches batches) {
        List<HeldItem> items = batches.items(batch.id());
        if (!Verdict.digest(items, batch).equals(batch.seal().orElseThrow().digest())) {
            throw new PortFailure.NeedsHuman(
                    "Showing, deciding on and releasing batch " + batch.id(),
                    "its rows are not those that were sealed; restore them from the table's backup,"
                            + " and find out who wrote them");
        }
        return items;
    }
}
