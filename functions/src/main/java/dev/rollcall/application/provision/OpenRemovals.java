package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;

import java.time.Clock;
import java.time.Instant;

/**
 * Whether something is still to be taken from an account, by a reading of its own. What a human was
 * told of instead is not among it: only the human knows whether it is gone. What is held is.
 */
public final class OpenRemovals {
    private final ReadHoldings readHoldings;
    private final OffPlan offPlan;
    private final GrantRecords records;
    private final CampaignSlice slice;
    private final Ledger ledger;
    private final Clock clock;

    public OpenRemovals(
            ReadHoldings readHoldings,
            OffPlan offPlan,
            Grants grants,
            CampaignSlice slice,
            Ledger ledger,
            Clock clock) {
        this.readHoldings = requireNonNull(readHoldings, "readHoldings is null");
        this.offPlan = requireNonNull(offPlan, "offPlan is null");
        this.records = new GrantRecords(grants, clock);
        this.slice = requireNonNull(slice, "slice is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns whether anything is; what cannot be read yet may be. */
    boolean any(Work work, Situation situation, ListedAccount account) {
        Holdings holdings = readHoldings.of(account.id(), work.access(), Instant.MAX);
        AccessChanges changes =
                records.changes(
                        work, situation, account, holdings, slice.of(account.id()), offPlan.plan());
        if (OpenReadings.again(changes, holdings, clock.instant()).isPresent()) {
            return true;
        }
        ToldOf told = new ToldOf(ledger.of(work.run().id()));
        return changes.changes().stream()
                .filter(AccessChange.Remove.class::isInstance)
                .anyMatch(change -> !told.isLeftToHumans(change));
    }
}
