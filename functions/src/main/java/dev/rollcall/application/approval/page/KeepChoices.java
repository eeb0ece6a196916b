package dev.rollcall.application.approval.page;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Target;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what an approver has chosen for single people until they vote. It decides nothing. */
public final class KeepChoices {
    private final Batches batches;

    public KeepChoices(Batches batches) {
        this.batches = requireNonNull(batches, "batches is null");
    }

    /** What became of it. */
    public enum Outcome {
        KEPT,
        /** The approver is on the list. */
        NOT_ALLOWED,
        /** The approver has voted, or the batch is not waiting for votes any more. */
        TOO_LATE
    }

    /** Keeps the choices for those who are in the batch; what else was sent is left out. */
    public Outcome keep(BatchId batch, Approver approver, Map<Target, Choice> choices) {
        List<HeldItem> items = batches.items(batch);
        if (approver.isIn(items)) {
            return Outcome.NOT_ALLOWED;
        }
        Set<Target> held =
                items.stream().map(item -> item.change().target()).collect(Collectors.toSet());
        Map<Target, Choice> known = new HashMap<>(choices);
        known.keySet().retainAll(held);
        if (known.isEmpty()) {
            return Outcome.KEPT;
        }
        return batches.choose(batch, approver.id(), known) ? Outcome.KEPT : Outcome.TOO_LATE;
    }
}
