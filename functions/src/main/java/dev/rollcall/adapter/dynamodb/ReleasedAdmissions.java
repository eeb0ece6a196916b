package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.campaign.Campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Admits what humans have released: not counted, but bound to the batch's being worked off, or to
 * the campaign's being under way.
 */
record ReleasedAdmissions(Table table, DynamoStopSwitch stop) {
    private static final String STATE = "state";
    private static final int STANDING = 0;
    private static final int RESERVATION = 1;

    /** One try; empty: others came between. */
    Optional<Admission> admitOnce(Change change, BatchId batch, Instant now) {
        return admitOnce(change, batch, beingReleased(batch), now);
    }

    /** The same of what a campaign takes. */
    Optional<Admission> admitOnce(Change change, Campaign campaign, Instant now) {
        return admitOnce(change, campaign.id(), CampaignHeader.underWay(campaign, now), now);
    }

    private Optional<Admission> admitOnce(
            Change change, BatchId batch, Write.Check standing, Instant now) {
        Optional<Reservation> seen = Reservation.find(table, change.kind(), change.target());
        if (seen.isPresent() && seen.get().isRemembered(batch, now)) {
            return Optional.of(seen.get().admitted());
        }
        if (stop.position() != StopPosition.OFF) {
            // It may have been admitted just before the switch was thrown: one answer for all.
            Optional<Reservation> again = Reservation.find(table, change.kind(), change.target());
            return again.equals(seen) ? held(HoldReason.STOPPED) : Optional.empty();
        }
        Reservation fresh = Reservation.of(change, batch, now);
        List<Write> writes = List.of(standing, fresh.after(seen), DynamoStopSwitch.off());
        return switch (table.transactOnce(writes)) {
            case Transacted.Done _ -> Optional.of(fresh.admitted());
            case Transacted.Refused refused when refused.at(STANDING) && !refused.at(RESERVATION) ->
                    held(HoldReason.APPROVAL_LAPSED);
            case Transacted.Refused _, Transacted.Contended _ -> Optional.empty();
        };
    }

    private static Write.Check beingReleased(BatchId batch) {
        return new Write.Check(
                Keys.batch(batch),
                "#" + STATE + " = :" + STATE,
                Attributes.none().with(STATE, BatchState.DECIDED.name()));
    }

    private static Optional<Admission> held(HoldReason reason) {
        return Optional.of(new Admission.Held(Set.of(reason)));
    }
}
