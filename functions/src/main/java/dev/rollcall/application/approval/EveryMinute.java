package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.RemindOfStop;
import dev.rollcall.application.record.SendOutbox;

/** What is seen to every minute: batches, what is due to be shown again, the outbox. */
public final class EveryMinute {
    private final TendBatches batches;
    private final RevisitParked parked;
    private final RemindOfStop stop;
    private final SendOutbox outbox;

    public EveryMinute(
            TendBatches batches, RevisitParked parked, RemindOfStop stop, SendOutbox outbox) {
        this.batches = requireNonNull(batches, "batches is null");
        this.parked = requireNonNull(parked, "parked is null");
        this.stop = requireNonNull(stop, "stop is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
    }

    /** How much there was to do. */
    public record Tended(int batches, int failed, int shownAgain, int escalations) {}

    /** The outbox first: what is late must reach a human whatever else fails. */
    public Tended tend() {
        stop.remind();
        int escalations = outbox.send();
        TendBatches.Tended tended = batches.tend();
        return new Tended(tended.batches(), tended.failed(), parked.revisit(), escalations);
    }
}
