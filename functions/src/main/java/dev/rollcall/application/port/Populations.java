package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** How many active accounts the last proven snapshot had: what the breaker's percentages are of. */
public interface Populations {

    /**
     * @param snapshotId the snapshot that proves it
     */
    record Proven(int active, String snapshotId, Instant at) {
        public Proven {
            requireNonNull(snapshotId, "snapshotId is null");
            requireNonNull(at, "at is null");
            if (active < 0) {
                throw new IllegalArgumentException("A population is not negative");
            }
        }
    }

    Optional<Proven> latest();

    void record(Proven proven);
}
