package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.PortFailure;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Locks in the table. DynamoDB deletes an expired item late, so the time is checked here. */
public final class DynamoGroupLocks implements GroupLocks {
    /** Ours already: the SDK repeated a call that had taken effect. */
    private static final String FREE_OR_OURS =
            Write.ABSENT + " OR #untilMillis <= :now OR #holder = :holder";

    private final Table table;
    private final RandomGenerator random;

    /**
     * @param random names the holders; must differ between instances restored from one snapshot
     */
    public DynamoGroupLocks(Table table, RandomGenerator random) {
        this.table = requireNonNull(table, "table is null");
        this.random = requireNonNull(random, "random is null");
    }

    @Override
    public Optional<Held> acquire(String object, Instant now, Duration atMost) {
        String holder = HexFormat.of().toHexDigits(random.nextLong());
        Instant until = now.plus(atMost);
        Written written =
                table.put(
                        new Write.Put(
                                Attributes.at(Keys.lock(object))
                                        .with("holder", holder)
                                        .with("untilMillis", until.toEpochMilli())
                                        .with("expiresAt", until.getEpochSecond() + 1),
                                FREE_OR_OURS,
                                Attributes.none()
                                        .with("now", now.toEpochMilli())
                                        .with("holder", holder)));
        return switch (written) {
            case Written.Done _ -> Optional.of(() -> release(object, holder));
            case Written.Refused _ -> Optional.empty();
        };
    }

    private void release(String object, String holder) {
        try {
            table.delete(
                    new Write.Delete(
                            Keys.lock(object),
                            "#holder = :holder",
                            Attributes.none().with("holder", holder)));
        } catch (PortFailure _) {
            // The work under the lock is done and must not fail now; the lock lapses by itself.
        }
    }
}
