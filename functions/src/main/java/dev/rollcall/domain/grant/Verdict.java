package dev.rollcall.domain.grant;

import java.util.Optional;

/** What becomes of one entitlement of one account. */
sealed interface Verdict {

    /** It is as the rules say, or is nothing to us; perhaps our records are not up to date. */
    record Settled(Optional<RecordChange> record) implements Verdict {}

    record Give(Grant grant) implements Verdict {}

    record Take(RemovalReason reason) implements Verdict {}

    record Leave(LeftAlone.Why why) implements Verdict {}
}
