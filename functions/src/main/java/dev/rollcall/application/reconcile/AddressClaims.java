package dev.rollcall.application.reconcile;

import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose an address is by all sources, those included who have left: their account may be active
 * still, and their address somebody else's by now. Several entries with one HR key are one human.
 */
final class AddressClaims {
    /** A whole company is in memory: 8 bytes of each key, and these for what is no key. */
    private static final long NO_KEY = 0;

    private static final long SEVERAL = -1;

    private static final int DIGITS = 16;

    private final Map<Long, Long> humans = new HashMap<>();

    void add(SnapshotRow.Person row) {
        row.email().ifPresent(email -> humans.merge(email, of(row.human()), AddressClaims::both));
    }

    boolean isOfSeveral(long email) {
        return humans.getOrDefault(email, NO_KEY) == SEVERAL;
    }

    private static long both(long one, long other) {
        return one == other && one != NO_KEY ? one : SEVERAL;
    }

    private static long of(Optional<HumanKey> human) {
        return human.map(key -> Long.parseUnsignedLong(key.digest().substring(0, DIGITS), 16))
                .orElse(NO_KEY);
    }
}
