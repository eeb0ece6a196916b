package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.domain.signal.Signal;
import dev.rollcall.domain.signal.StreamRecord;
import dev.rollcall.domain.signal.StreamStatus;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps what the transmitter says of its own stream, and tells people when it stops. */
public final class TendStream {
    /** The name of the cursor that it is kept under. */
    public static final String CURSOR = "ssf";

    private final Cursors cursors;
    private final Outbox outbox;
    private final Clock clock;

    public TendStream(Cursors cursors, Outbox outbox, Clock clock) {
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void verified() {
        keep(before -> before.verified(clock.instant()));
    }

    /** Told once per event, however often it is sent. */
    void updated(Signal.StreamUpdated updated) {
        keep(before -> before.updated(updated.status(), clock.instant()));
        if (updated.status() != StreamStatus.ENABLED) {
            outbox.put(
                    new Outbox.Waiting(
                            Hashes.sha256("stream-updated#" + updated.id()),
                            new Escalation(
                                    "shared signals",
                                    "stream-" + updated.status().word(),
                                    "The transmitter of security events says that it sends none"
                                            + " any more. Leavers are found by the other ways"
                                            + " meanwhile; have the stream enabled again.",
                                    Map.of("at", clock.instant().toString())),
                            clock.instant()));
        }
    }

    /** What somebody else keeps at the same moment is as good. */
    private void keep(UnaryOperator<StreamRecord> change) {
        Optional<String> before = cursors.find(CURSOR);
        StreamRecord now =
                change.apply(before.map(StreamRecord::parse).orElse(StreamRecord.UNKNOWN));
        cursors.move(CURSOR, before, now.text());
    }
}
