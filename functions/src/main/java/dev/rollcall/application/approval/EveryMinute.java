package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.campaign.AskCampaignElectors;
import dev.rollcall.application.intake.SpreadPolicy;
import dev.rollcall.application.operator.RemindOfStop;
import dev.rollcall.application.policy.TendPolicy;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.record.SendOutbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** What is seen to every minute: batches, what is due to be shown again, policies, the outbox. */
public final class EveryMinute {
    private final TendBatches batches;
    private final RevisitParked parked;
    private final LookAtHeld held;
    private final RemindOfStop stop;
    private final TendPolicy policy;
    private final AskCampaignElectors campaigns;
    private final SpreadPolicy spread;
    private final SendOutbox outbox;

    public EveryMinute(
            TendBatches batches,
            RevisitParked parked,
            LookAtHeld held,
            RemindOfStop stop,
            TendPolicy policy,
            AskCampaignElectors campaigns,
            SpreadPolicy spread,
            SendOutbox outbox) {
        this.batches = requireNonNull(batches, "batches is null");
        this.parked = requireNonNull(parked, "parked is null");
        this.held = requireNonNull(held, "held is null");
        this.stop = requireNonNull(stop, "stop is null");
        this.policy = requireNonNull(policy, "policy is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.spread = requireNonNull(spread, "spread is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
    }

    /** How much there was to do. */
    public record Tended(int batches, int failed, int shownAgain, int escalations) {}

    /**
     * The outbox first: what is late must reach a human whatever else fails. Batches before looks:
     * a released leaver may wait for them to be told to go. What fails keeps nothing else from
     * being done, and is thrown at the end.
     */
    public Tended tend() {
        List<PortFailure> failures = new ArrayList<>();
        attempt(
                () -> {
                    stop.remind();
                    return 0;
                },
                failures);
        attempt(policy::tend, failures);
        attempt(campaigns::ask, failures);
        int escalations = attempt(outbox::send, failures);
        TendBatches.Tended tended = tendBatches(failures);
        int shownAgain = attempt(parked::revisit, failures);
        attempt(held::look, failures);
        attempt(spread::spread, failures);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return new Tended(tended.batches(), tended.failed(), shownAgain, escalations);
    }

    private TendBatches.Tended tendBatches(List<PortFailure> failures) {
        try {
            return batches.tend();
        } catch (PortFailure failure) {
            failures.add(failure);
            return new TendBatches.Tended(0, 0);
        }
    }

    private static int attempt(IntSupplier work, List<PortFailure> failures) {
        try {
            return work.getAsInt();
        } catch (PortFailure failure) {
            failures.add(failure);
            return 0;
        }
    }
}
