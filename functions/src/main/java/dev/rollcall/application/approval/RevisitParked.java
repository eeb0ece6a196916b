package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.person.Hint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What was decided against is looked at again when its time has come: silence closes nothing. */
public final class RevisitParked {
    private static final int AT_ONCE = 200;

    private final Batches batches;
    private final ReceiveHints receive;
    private final Clock clock;

    public RevisitParked(Batches batches, ReceiveHints receive, Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns how many were due. */
    public int revisit() {
        Instant now = clock.instant();
        List<HeldDrift> due = batches.parkedUntil(now, AT_ONCE);
        due.forEach(held -> receive.receive(List.of(hint(held, now))));
        return due.size();
    }

    /** One hint per parking: a sweep that comes again while the run works adds nothing. */
    private static Hint hint(HeldDrift held, Instant now) {
        String until =
                held.state() instanceof State.Parked parked
                        ? Long.toString(parked.until().getEpochSecond())
                        : "-";
        return new Hint(
                held.item().person(),
                "revisit-"
                        + held.item().change().kind()
                        + "-"
                        + EventNames.of(held.item().change().target())
                        + "-"
                        + until,
                "rollcall.revisit",
                now,
                Hint.Way.REVISIT);
    }
}
