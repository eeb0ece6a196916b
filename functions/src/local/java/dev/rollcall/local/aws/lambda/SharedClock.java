package dev.rollcall.local.aws.lambda;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that another process sets: the time stands in a file that both have in memory. */
final class SharedClock extends Clock {
    private static final long NANOS = 1_000_000_000L;

    private final MappedByteBuffer time;

    /**
     * @param sets whether this is the one who sets it
     */
    SharedClock(Path file, boolean sets) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            time = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        }
        time.order(ByteOrder.nativeOrder());
        if (sets) {
            set(Instant.EPOCH);
        }
    }

    void set(Instant now) {
        time.putLong(0, now.getEpochSecond() * NANOS + now.getNano());
    }

    @Override
    public Instant instant() {
        long nanos = time.getLong(0);
        return Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Functions tell the time in UTC");
    }
}
