package dev.rollcall.application.provision;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

/** What a look at one membership by itself tells. */
enum Shown {
    IN,
    OUT,
    /** Our tokens cannot see it. */
    HIDDEN;

    static Shown of(Memberships memberships, AccountId account, Entitlement thing) {
        try {
            return memberships.isIn(account, thing) ? IN : OUT;
        } catch (PortFailure.NeedsHuman unseen) {
            if (!Unseen.isSo(unseen)) {
                throw unseen;
            }
            return HIDDEN;
        }
    }
}
