package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Ledger.IntentReply;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Attempts.Attempt;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Intent;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.LedgerEntry.ReadBack;
import dev.rollcall.domain.audit.LedgerEntry.Write;
import dev.rollcall.domain.lifecycle.Basis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rule 1 in one place: look, record the intent, write, record the reply, read back.
 *
 * <p>Each attempt leaves an intent, a reply and an outcome in the ledger, each put once. An intent
 * without an outcome may have taken effect although we never heard: for the grace time it is only
 * looked at, never sent again.
 */
public final class CarryOut {
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofSeconds(15);

    /** How soon it is tried again while everything is stopped; nothing is sent meanwhile. */
    static final Duration STOPPED = Duration.ofMinutes(15);

    private final Ledger ledger;
    private final Attempts attempts;
    private final Clock clock;
    private final Duration grace;

    /**
     * @param grace how long an effect may take to show; a write is not repeated before
     */
    public CarryOut(Ledger ledger, Clock clock, Duration grace) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.attempts = new Attempts(ledger);
        this.clock = requireNonNull(clock, "clock is null");
        this.grace = requireNonNull(grace, "grace is null");
    }

    /** Carries the order out as far as it can be done now, without waiting. */
    public Carried carryOut(Order order) {
        // The ledger first: a look that is older than what the ledger says would let us send again
        // what another delivery of this invocation has sent and settled meanwhile.
        Attempt latest = attempts.latest(order);
        Look.Seen seen = (latest.isOpen() ? order.readBack() : order.look()).look();
        if (seen.asMeant()) {
            if (latest.isOpen() || latest.number() == 0) {
                outcome(order, latest, seen);
            }
            return new Carried.Settled();
        }
        if (latest.isOpen()) {
            Duration age = Duration.between(latest.intendedAt(), clock.instant());
            if (age.compareTo(grace) < 0) {
                return new Carried.Awaiting(nextLook(age));
            }
            outcome(order, latest, seen);
        }
        return attempt(order, latest.number() + 1, seen);
    }

    private Carried attempt(Order order, int number, Look.Seen before) {
        Instant at = clock.instant();
        if (order.basis().filter(basis -> !basis.carries(at)).isPresent()) {
            return new Carried.LookAgain();
        }
        Intent intent = new Intent(order.action(), number, at, before.found(), order.after());
        LedgerEntry entry =
                entry(order, Kind.INTENT, "intent", number, Optional.of(intent), Optional.empty());
        return switch (ledger.intend(entry, order.effect(), order.ticket(), seen(order))) {
            case IntentReply.Fenced() -> new Carried.Fenced();
            case IntentReply.Outdated() -> new Carried.LookAgain();
            case IntentReply.Stopped() -> new Carried.Later(clock.instant().plus(STOPPED));
            // A second delivery of the same invocation lost the race: the first one is sending.
            case IntentReply.Existing(_) -> new Carried.Awaiting(nextLook(Duration.ZERO));
            case IntentReply.Recorded() -> send(order, intent);
        };
    }

    private static long seen(Order order) {
        return order.basis().map(Basis::seen).orElse(Long.MAX_VALUE);
    }

    private Carried send(Order order, Intent intent) {
        WriteReply reply = order.write().get();
        Write write = new Write(clock.instant(), reply.code());
        ledger.append(
                entry(
                        order,
                        Kind.WRITE,
                        "write",
                        intent.attempt(),
                        Optional.of(intent),
                        Optional.of(write)));
        Attempt attempt =
                new Attempt(intent.attempt(), Optional.of(intent), Optional.of(write), false);
        return switch (reply) {
            case WriteReply.Accepted(_), WriteReply.AlreadySo(_), WriteReply.Ambiguous(_) ->
                    readBack(order, attempt);
            case WriteReply.TryLater(Instant notBefore, _) -> {
                unread(order, attempt);
                yield new Carried.Later(notBefore);
            }
            case WriteReply.Refused(String code) -> {
                unread(order, attempt);
                yield new Carried.Refused(code);
            }
            case WriteReply.Defect(String code) -> {
                unread(order, attempt);
                yield new Carried.Refused("defect:" + code);
            }
        };
    }

    private Carried readBack(Order order, Attempt attempt) {
        Look.Seen seen = order.readBack().look();
        if (!seen.asMeant()) {
            return new Carried.Awaiting(nextLook(Duration.ZERO));
        }
        outcome(order, attempt, seen);
        return new Carried.Settled();
    }

    private void outcome(Order order, Attempt attempt, Look.Seen seen) {
        close(
                order,
                attempt,
                Optional.of(new ReadBack(clock.instant(), seen.found(), seen.asMeant())));
    }

    private void unread(Order order, Attempt attempt) {
        close(order, attempt, Optional.empty());
    }

    private void close(Order order, Attempt attempt, Optional<ReadBack> readBack) {
        ledger.append(
                new LedgerEntry(
                        order.key("outcome", attempt.number()),
                        Kind.OUTCOME,
                        clock.instant(),
                        order.subject(),
                        order.ground(),
                        attempt.intent(),
                        attempt.write(),
                        readBack,
                        new TreeMap<>()));
    }

    private LedgerEntry entry(
            Order order,
            Kind kind,
            String name,
            int number,
            Optional<Intent> intent,
            Optional<Write> write) {
        return new LedgerEntry(
                order.key(name, number),
                kind,
                clock.instant(),
                order.subject(),
                order.ground(),
                intent,
                write,
                Optional.empty(),
                new TreeMap<>());
    }

    /** Looks sooner at first, then as far apart as the attempt is old. */
    private Instant nextLook(Duration age) {
        Duration wait = age.compareTo(SOONEST) < 0 ? SOONEST : age;
        return clock.instant().plus(wait.compareTo(LATEST) > 0 ? LATEST : wait);
    }
}
