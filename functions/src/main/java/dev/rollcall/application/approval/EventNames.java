package dev.rollcall.application.approval;

import dev.rollcall.domain.breaker.Target;
import dev.rollcall.platform.Hashes;

/** How our own hints name what is held, within what an event's id may have. */
final class EventNames {
    private static final int ENOUGH = 16;

    private EventNames() {}

    /** Returns the account, and a digest of the thing if it is about one. */
    static String of(Target target) {
        return target.whom()
                + target.entitlement()
                        .map(thing -> "-" + Hashes.sha256(thing.key()).substring(0, ENOUGH))
                        .orElse("");
    }
}
