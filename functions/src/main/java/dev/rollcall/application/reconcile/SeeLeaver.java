package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Cases;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.LeaverSight;

/** Says how it stands with an active account of somebody who has left. */
final class SeeLeaver {
    private final Batches batches;
    private final Cases cases;

    SeeLeaver(Batches batches, Cases cases) {
        this.batches = requireNonNull(batches, "batches is null");
        this.cases = requireNonNull(cases, "cases is null");
    }

    LeaverSight of(PersonId person, AccountId account) {
        if (batches.held(ChangeKind.DEACTIVATE, account).filter(SeeLeaver::isWaiting).isPresent()) {
            return LeaverSight.HELD;
        }
        boolean wasOut =
                cases.lastVerified(person)
                        .flatMap(last -> last.account(account))
                        .filter(progress -> progress.has(AccountMark.INACTIVE))
                        .isPresent();
        return wasOut ? LeaverSight.WAS_OUT : LeaverSight.MISSED;
    }

    /** What was released is a run's to do: if nobody does it, it is missed. */
    private static boolean isWaiting(HeldDrift held) {
        return switch (held.state()) {
            case HeldDrift.State.Waiting _, HeldDrift.State.Parked _ -> true;
            case HeldDrift.State.Released _ -> false;
        };
    }
}
