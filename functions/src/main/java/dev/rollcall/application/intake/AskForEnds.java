package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Stays;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.stay.StayRecord;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Has everybody looked at whose stay has ended: stored first, as any hint is, then started. */
public final class AskForEnds {
    private static final String EVENT_TYPE = "rollcall.stay-ended";
    private static final int AT_ONCE = 200;

    private final Stays stays;
    private final ReceiveHints receive;
    private final Clock clock;

    public AskForEnds(Stays stays, ReceiveHints receive, Clock clock) {
        this.stays = requireNonNull(stays, "stays is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns how many were due; the next minute sees to those beyond two hundred. */
    public int ask() {
        Instant now = clock.instant();
        List<StayRecord> due = stays.due(now, AT_ONCE);
        for (StayRecord stay : due) {
            receive.receive(List.of(hint(stay, now)));
            stays.asked(stay);
        }
        return due.size();
    }

    /** One hint per end: a death before it is noted as asked for adds nothing. */
    private static Hint hint(StayRecord stay, Instant now) {
        Instant end = stay.lookAt().orElse(now);
        return new Hint(
                stay.person(),
                "stay-" + Hashes.sha256(stay.person() + "#" + end),
                EVENT_TYPE,
                end,
                Hint.Way.WATCH);
    }
}
