package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A versioned bucket, with or without Object Lock. */
final class Bucket {
    private final String name;
    private final Optional<DefaultRetention> defaultRetention;
    private final Map<String, List<ObjectVersion>> objects = new TreeMap<>();

    /** What every new version is locked for. */
    record DefaultRetention(ObjectVersion.Mode mode, Duration period) {
        DefaultRetention {
            requireNonNull(mode, "mode is null");
            requireNonNull(period, "period is null");
        }
    }

    Bucket(String name, Optional<DefaultRetention> defaultRetention) {
        this.name = requireNonNull(name, "name is null");
        this.defaultRetention = requireNonNull(defaultRetention, "defaultRetention is null");
    }

    String name() {
        return name;
    }

    Optional<DefaultRetention> defaultRetention() {
        return defaultRetention;
    }

    /**
     * Puts a new version.
     *
     * @param onlyIfAbsent {@code If-None-Match: *}
     */
    synchronized ObjectVersion put(
            String key,
            byte[] content,
            Map<String, String> metadata,
            Optional<ObjectVersion.Lock> lock,
            boolean onlyIfAbsent,
            Instant now) {
        if (onlyIfAbsent && find(key, Optional.empty()).isPresent()) {
            throw new AwsError(
                    "PreconditionFailed",
                    "At least one of the pre-conditions you specified did not hold",
                    412);
        }
        Optional<ObjectVersion.Lock> effective =
                lock.or(() ->
                        defaultRetention.map(
                                d -> new ObjectVersion.Lock(d.mode(), now.plus(d.period()))));
        return add(
                new ObjectVersion(
                        key,
                        newId(),
                        content,
                        Digests.md5Hex(content),
                        metadata,
                        now,
                        effective,
                        false));
    }

    /** Returns the version asked for, or the newest if it is no delete marker. */
    synchronized Optional<ObjectVersion> find(String key, Optional<String> versionId) {
        List<ObjectVersion> versions = objects.getOrDefault(key, List.of());
        if (versionId.isPresent()) {
            return versions.stream().filter(v -> v.versionId().equals(versionId.get())).findFirst();
        }
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.getLast()).filter(v -> !v.deleteMarker());
    }

    /** Deletes a version if its lock allows, or puts a delete marker over all of them. */
    synchronized ObjectVersion delete(
            String key, Optional<String> versionId, boolean bypass, Instant now) {
        if (versionId.isEmpty()) {
            return add(
                    new ObjectVersion(
                            key, newId(), new byte[0], "", Map.of(), now, Optional.empty(), true));
        }
        ObjectVersion version =
                find(key, versionId)
                        .orElseThrow(() ->
                                new AwsError(
                                        "NoSuchVersion",
                                        "The specified version does not exist.",
                                        404));
        if (version.lock().filter(lock -> lock.forbidsDeletion(now, bypass)).isPresent()) {
            throw new AwsError(
                    "AccessDenied", "Access Denied because object protected by object lock.", 403);
        }
        requireNonNull(objects.get(key), "found above").remove(version);
        return version;
    }

    /** Returns the newest versions that are no delete markers, by key. */
    synchronized List<ObjectVersion> list(String prefix) {
        return objects.values().stream()
                .filter(versions -> !versions.isEmpty())
                .map(List::getLast)
                .filter(version -> !version.deleteMarker() && version.key().startsWith(prefix))
                .toList();
    }

    /** Returns every version and delete marker, by key, newest first. */
    synchronized List<ObjectVersion> versions(String prefix) {
        return objects.values().stream()
                .flatMap(versions -> versions.reversed().stream())
                .filter(version -> version.key().startsWith(prefix))
                .toList();
    }

    private ObjectVersion add(ObjectVersion version) {
        objects.computeIfAbsent(version.key(), _ -> new ArrayList<>()).add(version);
        return version;
    }

    private static String newId() {
        UUID random = UUID.randomUUID();
        return HexFormat.of().toHexDigits(random.getMostSignificantBits())
                + HexFormat.of().toHexDigits(random.getLeastSignificantBits());
    }
}
