package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One version of an object, or a delete marker.
 *
 * @param lock until when this version may not be deleted
 */
record ObjectVersion(
        String key,
        String versionId,
        byte[] content,
        String etag,
        Map<String, String> metadata,
        Instant lastModified,
        Optional<Lock> lock,
        boolean deleteMarker) {

    /** S3's retention modes. */
    enum Mode {
        GOVERNANCE,
        COMPLIANCE
    }

    record Lock(Mode mode, Instant retainUntil) {
        Lock {
            requireNonNull(mode, "mode is null");
            requireNonNull(retainUntil, "retainUntil is null");
        }

        /** Governance can be bypassed by who asks for it; compliance by nobody. */
        boolean forbidsDeletion(Instant now, boolean bypass) {
            return now.isBefore(retainUntil) && !(mode == Mode.GOVERNANCE && bypass);
        }
    }

    ObjectVersion {
        requireNonNull(key, "key is null");
        content = content.clone();
        metadata = Map.copyOf(metadata);
        requireNonNull(lock, "lock is null");
    }

    @Override
    public byte[] content() {
        return content.clone();
    }
}
