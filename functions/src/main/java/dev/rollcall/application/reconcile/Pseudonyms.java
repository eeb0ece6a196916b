package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.Hashes;

import java.util.Locale;

/** Digests that tell of nothing but equality within one snapshot. */
record Pseudonyms(SnapshotId snapshot) {
    private static final int DIGITS = 16;

    Pseudonyms {
        requireNonNull(snapshot, "snapshot is null");
    }

    /** Returns the same for an address in whatever case. */
    long ofEmail(String email) {
        return of("email", email.strip().toLowerCase(Locale.ROOT));
    }

    long ofAttribute(String normal) {
        return of("attribute", normal);
    }

    private long of(String what, String value) {
        String hash = Hashes.sha256(snapshot + "|" + what + "|" + value);
        return Long.parseUnsignedLong(hash.substring(0, DIGITS), 16);
    }
}
