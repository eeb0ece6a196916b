package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A bucket in memory: the versions of each object, newest last. */
final class Bucket {
    /** The version id of whatever is stored without versioning. */
    static final String UNVERSIONED = "null";

    private final String name;
    private final Instant createdAt;
    private final Clock clock;
    private final boolean lockable;
    private final TreeMap<String, List<ObjectVersion>> objects = new TreeMap<>();
    private final AtomicLong order = new AtomicLong();
    private boolean versioned;
    private Optional<DefaultRetention> defaultRetention = Optional.empty();

    Bucket(String name, Clock clock, boolean lockable) {
        this.name = requireNonNull(name, "name is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.createdAt = clock.instant();
        this.lockable = lockable;
        this.versioned = lockable;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Whether object lock is on; it can only be turned on when the bucket is made. */
    boolean lockable() {
        return lockable;
    }

    synchronized boolean versioned() {
        return versioned;
    }

    synchronized void versioned(boolean on) {
        if (lockable && !on) {
            throw new AwsError(
                    "InvalidBucketState",
                    "An Object Lock configuration is present on this bucket, so the versioning"
                            + " state cannot be changed.",
                    409);
        }
        versioned = on;
    }

    synchronized Optional<DefaultRetention> defaultRetention() {
        return defaultRetention;
    }

    synchronized void defaultRetention(Optional<DefaultRetention> retention) {
        defaultRetention = retention;
    }

    /** Stores a version, if the condition on the present one holds, and returns it as stored. */
    synchronized ObjectVersion put(NewObject object, WriteCondition condition) {
        condition.check(latest(object.key()));
        if (object.retention().isPresent() && !lockable) {
            throw AwsError.badRequest(
                    "InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
        Instant now = clock.instant();
        Optional<Retention> retention =
                object.retention().or(() -> defaultRetention.map(given -> given.from(now)));
        ObjectVersion version = object.stored(nextId(), now, retention);
        add(version);
        return version;
    }

    /** Returns the newest version unless the object is deleted. */
    synchronized Optional<ObjectVersion> latest(String key) {
        List<ObjectVersion> versions = objects.getOrDefault(key, List.of());
        return versions.isEmpty() || versions.getLast().deleteMarker()
                ? Optional.empty()
                : Optional.of(versions.getLast());
    }

    synchronized Optional<ObjectVersion> version(String key, String id) {
        return objects.getOrDefault(key, List.of()).stream()
                .filter(version -> version.id().equals(id))
                .findFirst();
    }

    /** Hides the object behind a marker, which is returned; without versioning it is gone. */
    synchronized Optional<ObjectVersion> delete(String key) {
        if (!versioned) {
            objects.remove(key);
            return Optional.empty();
        }
        ObjectVersion marker = ObjectVersion.marker(key, nextId(), clock.instant());
        add(marker);
        return Optional.of(marker);
    }

    /** Deletes one version for good and returns it. */
    synchronized Optional<ObjectVersion> delete(String key, String id, boolean bypass) {
        Optional<ObjectVersion> doomed = version(key, id);
        Optional<Retention> kept = doomed.flatMap(ObjectVersion::retention);
        if (kept.filter(r -> r.forbidsDeletion(clock.instant(), bypass)).isPresent()) {
            throw locked();
        }
        doomed.ifPresent(objects.getOrDefault(key, new ArrayList<>())::remove);
        return doomed;
    }

    synchronized void retain(ObjectVersion version, Retention next, boolean bypass) {
        Optional<Retention> present = version.retention();
        if (present.filter(r -> r.forbids(next, clock.instant(), bypass)).isPresent()) {
            throw locked();
        }
        replace(version, version.keptBy(next));
    }

    /** Changes what hangs on a version; its content never changes. */
    synchronized void replace(ObjectVersion version, ObjectVersion changed) {
        objects.getOrDefault(version.key(), List.of())
                .replaceAll(present -> present.id().equals(version.id()) ? changed : present);
    }

    synchronized boolean isEmpty() {
        return objects.values().stream().allMatch(List::isEmpty);
    }

    /** Returns every version whose key begins so, by key, newest first. */
    synchronized List<ObjectVersion> versions(String prefix) {
        return objects.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .flatMap(entry -> entry.getValue().reversed().stream())
                .toList();
    }

    private void add(ObjectVersion version) {
        List<ObjectVersion> versions =
                objects.computeIfAbsent(version.key(), _ -> new ArrayList<>());
        if (!versioned) {
            versions.clear();
        }
        versions.add(version);
    }

    private String nextId() {
        return versioned ? "v%08d".formatted(order.incrementAndGet()) : UNVERSIONED;
    }

    private static AwsError locked() {
        return new AwsError(
                "AccessDenied", "Access Denied because object protected by object lock.", 403);
    }
}
