package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.DriftRecord;

/**
 * Has the breaker forget somebody else's deactivation that is no mistake any more: the account is
 * active again, or its human has left by now. Told before the record says so: a death in between
 * comes back here.
 */
final class RefundForeign {
    private final Breaker breaker;

    RefundForeign(Breaker breaker) {
        this.breaker = requireNonNull(breaker, "breaker is null");
    }

    /** The same again, and of what was never counted, changes nothing. */
    void of(DriftRecord record) {
        if (record.drift().kind() == DriftKind.WRONGLY_INACTIVE && !record.isGone()) {
            record.drift()
                    .account()
                    .map(account ->
                            new Breaker.Foreign(ChangeKind.DEACTIVATE, account, record.since()))
                    .ifPresent(breaker::refundForeign);
        }
    }
}
