package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;

import java.time.Clock;
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

    List<Bucket> all() {
        return List.copyOf(buckets.values());
    }
}
