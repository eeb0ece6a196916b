package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.Hint;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Has a released person looked at by a run of their own, as any hint does: stored first, once per
 * batch and change, then started. Not by the digest: the same list may be released once more.
 */
public final class ReleasePerson {
    private final Batches batches;
    private final ReceiveHints receive;
    private final Clock clock;

    public ReleasePerson(Batches batches, ReceiveHints receive, Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What was done. */
    public sealed interface Outcome {
        record Started() implements Outcome {}

        /** Done, returned or held anew meanwhile. */
        record NothingToDo() implements Outcome {}
    }

    public Outcome release(BatchId id, Target target) {
        Batch batch = batches.find(id).orElseThrow();
        Optional<HeldItem> item =
                batches.held(batch.kind(), target)
                        .filter(held -> released(held, id))
                        .map(HeldDrift::item);
        if (item.isEmpty()) {
            return new Outcome.NothingToDo();
        }
        receive.receive(
                List.of(
                        new Hint(
                                item.get().person(),
                                "release-" + id + "-" + EventNames.of(target),
                                "rollcall.release",
                                clock.instant(),
                                Hint.Way.RELEASE)));
        return new Outcome.Started();
    }

    private static boolean released(HeldDrift held, BatchId id) {
        return held.state() instanceof State.Released released && released.batch().equals(id);
    }
}
