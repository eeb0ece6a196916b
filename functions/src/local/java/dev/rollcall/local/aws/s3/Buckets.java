package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** The buckets of the account. */
final class Buckets {
    private final ConcurrentSkipListMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();
    private final Clock clock;

    Buckets(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    void create(String name, boolean lockable) {
        if (buckets.putIfAbsent(name, new Bucket(name, clock, lockable)) != null) {
            throw new AwsError(
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already"
                            + " own it.",
                    409);
        }
    }

    Bucket ensure(String name, boolean lockable) {
        return buckets.computeIfAbsent(name, _ -> new Bucket(name, clock, lockable));
    }

    Bucket named(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new AwsError("NoSuchBucket", "The specified bucket does not exist", 404);
        }
        return bucket;
    }

    /** Deletes a bucket that has nothing in it, no old versions either. */
    void delete(String name) {
        if (!named(name).isEmpty()) {
            throw new AwsError(
                    "BucketNotEmpty",
                    "The bucket you tried to delete is not empty. You must delete all versions in"
                            + " the bucket.",
                    409);
        }
        buckets.remove(name);
    }

    Instant now() {
        return clock.instant();
    }

    List<Bucket> all() {
        return List.copyOf(buckets.values());
    }
}
