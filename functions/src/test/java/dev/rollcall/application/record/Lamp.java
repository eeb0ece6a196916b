package dev.rollcall.application.record;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.InMemoryLedger;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.InMemoryStopSwitch;
import dev.rollcall.testing.InvocationDeath;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.MovableClock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The plainest thing that can be written: a lamp that is meant to be put out. */
final class Lamp {
    static final Duration GRACE = Duration.ofSeconds(45);
    private static final CaseId CASE = new CaseId("0123456789abcdef0123456789abcdef");

    final MovableClock clock = new MovableClock(LeaverWorld.START);
    final InMemoryRuns runs = new InMemoryRuns();
    Effect effect = Effect.DESTROYS;
    final InMemoryStopSwitch stop = new InMemoryStopSwitch();
    final CountingLedger ledger = new CountingLedger(new InMemoryLedger(runs, stop));
    final InvocationDeath death = new InvocationDeath();
    final Runs.Ticket ticket =
            runs.want(LeaverWorld.hint(LeaverWorld.ANA, "e1", LeaverWorld.START), Instant.MAX);

    private final CarryOut carryOut =
            new CarryOut(death.around(Ledger.class, ledger), clock, GRACE);
    private final Deque<Scripted> script = new ArrayDeque<>();
    private Optional<Instant> darkFrom = Optional.empty();
    private int pressed;
    private Runnable meanwhile = () -> {};

    private record Scripted(WriteReply reply, Optional<Duration> effectAfter) {}

    /** Answers the next press so, without effect. */
    Lamp answers(WriteReply reply) {
        script.add(new Scripted(reply, Optional.empty()));
        return this;
    }

    /** Answers the next press so; the effect shows after that time. */
    Lamp answers(WriteReply reply, Duration effectAfter) {
        script.add(new Scripted(reply, Optional.of(effectAfter)));
        return this;
    }

    /** Happens once, after the next look has seen the lamp and before it says what it saw. */
    void whileLooking(Runnable other) {
        meanwhile = other;
    }

    /** Somebody else puts it out. */
    void putOutByHand() {
        darkFrom = Optional.of(clock.instant());
    }

    /** Somebody else lights it again. */
    void lightByHand() {
        darkFrom = Optional.empty();
    }

    /** Returns how often a single entry of the ledger was read. */
    int reads() {
        return ledger.finds();
    }

    int pressed() {
        return pressed;
    }

    boolean dark() {
        return darkFrom.filter(from -> !clock.instant().isBefore(from)).isPresent();
    }

    /** Carries the order out once, as one invocation of a step does. */
    @SuppressWarnings("unchecked")
    Carried carryOut() {
        return carryOut.carryOut(
                new Order(
                        ticket,
                        Subject.of(CASE, LeaverWorld.ANA),
                        new Ground("leaver", "e1", "0".repeat(64)),
                        "put-out",
                        effect,
                        "lit=false",
                        death.around(Look.class, this::look),
                        (Supplier<WriteReply>) death.around(Supplier.class, this::press)));
    }

    List<LedgerEntry> entries(Kind kind) {
        return ledger.of(CASE).stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == kind)
                .toList();
    }

    private Look.Seen look() {
        Look.Seen seen = new Look.Seen(dark(), "lit=" + !dark());
        Runnable other = meanwhile;
        meanwhile = () -> {};
        other.run();
        return seen;
    }

    private WriteReply press() {
        pressed++;
        Scripted next =
                script.isEmpty()
                        ? new Scripted(new WriteReply.Accepted(), Optional.of(Duration.ZERO))
                        : script.remove();
        next.effectAfter().ifPresent(after -> darkFrom = Optional.of(clock.instant().plus(after)));
        return next.reply();
    }
}
