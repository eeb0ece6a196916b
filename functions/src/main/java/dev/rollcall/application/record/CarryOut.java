package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Ledger.IntentReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Attempts.Attempt;
import dev.rollcall.domain.audit.LedgerEntry.Intent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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
    public static final Duration STOPPED = Duration.ofMinutes(15);

    /** What {@link #carryOutOnce} says of what the other side has taken and does not show. */
    public static final String NOT_SHOWN = "not-shown";

    private final Attempts attempts;
    private final AttemptEntries entries;
    private final Clock clock;
    private final Duration grace;

    /**
     * @param grace how long an effect may take to show; a write is not repeated before
     */
    public CarryOut(Ledger ledger, Clock clock, Duration grace) {
        this.attempts = new Attempts(ledger);
        this.entries = new AttemptEntries(ledger, clock);
        this.clock = requireNonNull(clock, "clock is null");
        this.grace = requireNonNull(grace, "grace is null");
    }

    /** An order whose intent is recorded: it may be sent now. */
    private record Begun(Order order, Intent intent) {}

    /** One whose reply is recorded: it can be read back. */
    private record Sent(Order order, Attempt attempt, WriteReply reply) {}

    /** What writing comes to, for all orders whose intents are recorded. */
    private record Together(
            Supplier<List<Order>> others,
            Function<List<Order>, Function<Order, WriteReply>> write) {}

    /**
     * What was done about an order so far.
     *
     * @param attempts how many there were
     * @param open the last one, as long as nobody knows what it came to
     */
    public record Tried(int attempts, Optional<Intent> open) {
        public Tried {
            requireNonNull(open, "open is null");
        }
    }

    /** Carries the order out as far as it can be done now, without waiting. */
    public Carried carryOut(Order order) {
        return carryOut(order, new Together(List::of, _ -> _ -> order.write().get()));
    }

    /**
     * Does the same, but what the other side has taken and does not show as meant within the grace
     * time is not sent again: that is refused with {@link #NOT_SHOWN}. For what Slack may store in
     * another way than it was told.
     */
    public Carried carryOutOnce(Order order) {
        Attempt latest = attempts.latest(order);
        boolean mayShowYet = !latest.isOpen() || !wasTaken(latest) || isWithinGrace(latest);
        if (mayShowYet) {
            return carryOut(order);
        }
        Look.Seen seen = order.readBack().look();
        entries.outcome(order, latest, seen);
        return seen.asMeant() ? new Carried.Settled() : new Carried.Refused(NOT_SHOWN);
    }

    /**
     * Carries the order out, and by the same write those of others that want the like. Each keeps
     * its own rules: its own run's fence, its own reading of the source, its own intent right
     * before the write, its own outcome. One that cannot be begun is left to its own run, and so is
     * one that cannot be read back.
     *
     * @param others asked for only once this order's own intent is recorded
     * @param write sends once what all the given orders want, and then tells each one's reply
     */
    public Carried carryOut(
            Order order,
            Supplier<List<Order>> others,
            Function<List<Order>, Function<Order, WriteReply>> write) {
        return carryOut(order, new Together(others, write));
    }

    /**
     * Reads back what was sent for the order before and nobody has seen come true yet. Nothing is
     * sent for it; what does not show stays open.
     */
    public void conclude(Order order) {
        Attempt latest = attempts.latest(order);
        if (latest.isOpen()) {
            Look.Seen seen = order.readBack().look();
            if (seen.asMeant()) {
                entries.outcome(order, latest, seen);
            }
        }
    }

    /** Returns whether the order was carried out after the time, and read back. */
    public boolean settledSince(Order order, Instant since) {
        return attempts.settledAt(order).filter(at -> !at.isBefore(since)).isPresent();
    }

    /** Returns what the ledger says was done about the order. */
    public Tried tried(Order order) {
        Attempt latest = attempts.latest(order);
        return new Tried(latest.number(), latest.intent().filter(_ -> latest.isOpen()));
    }

    private Carried carryOut(Order order, Together together) {
        // The ledger first: a look that is older than what the ledger says would let us send again
        // what another delivery of this invocation has sent and settled meanwhile.
        Attempt latest = attempts.latest(order);
        Look.Seen seen = (latest.isOpen() ? order.readBack() : order.look()).look();
        if (seen.asMeant()) {
            if (latest.isOpen() || latest.number() == 0) {
                entries.outcome(order, latest, seen);
            }
            return new Carried.Settled();
        }
        if (latest.isOpen()) {
            if (isWithinGrace(latest)) {
                return new Carried.Awaiting(nextLook(age(latest)));
            }
            entries.outcome(order, latest, seen);
        }
        return attempt(order, latest.number() + 1, seen, together);
    }

    private Carried attempt(Order order, int number, Look.Seen before, Together together) {
        if (isOutdated(order)) {
            return new Carried.LookAgain();
        }
        Intent intent = intent(order, number, before);
        return switch (entries.intend(order, intent)) {
            case IntentReply.Fenced() -> new Carried.Fenced();
            case IntentReply.Outdated() -> new Carried.LookAgain();
            case IntentReply.Stopped() -> new Carried.Later(clock.instant().plus(STOPPED));
            // A second delivery of the same invocation lost the race: the first one is sending.
            case IntentReply.Existing(_) -> new Carried.Awaiting(nextLook(Duration.ZERO));
            case IntentReply.Recorded() -> send(new Begun(order, intent), together);
        };
    }

    private boolean isWithinGrace(Attempt attempt) {
        return age(attempt).compareTo(grace) < 0;
    }

    private Duration age(Attempt attempt) {
        return Duration.between(attempt.intendedAt(), clock.instant());
    }

    private static boolean wasTaken(Attempt attempt) {
        return attempt.write()
                .filter(write -> write.reply().startsWith(new WriteReply.Accepted().code()))
                .isPresent();
    }

    private boolean isOutdated(Order order) {
        Instant now = clock.instant();
        return order.basis().filter(basis -> !basis.carries(now)).isPresent();
    }

    private Intent intent(Order order, int number, Look.Seen before) {
        return new Intent(order.action(), number, clock.instant(), before.found(), order.after());
    }

    private Carried send(Begun own, Together together) {
        List<Begun> all = new ArrayList<>(List.of(own));
        together.others().get().forEach(other -> begin(other).ifPresent(all::add));
        Function<Order, WriteReply> replies =
                together.write().apply(all.stream().map(Begun::order).toList());
        Sent sent = sent(own, replies);
        List<Sent> others =
                all.stream()
                        .skip(1)
                        .flatMap(other -> attempted(() -> sent(other, replies)).stream())
                        .toList();
        Carried carried = concluded(sent);
        others.forEach(other -> attempted(() -> concluded(other)));
        return carried;
    }

    /** Somebody else's order; empty if nothing may be sent for it now. */
    private Optional<Begun> begin(Order order) {
        return attempted(
                        () -> {
                            Attempt latest = attempts.latest(order);
                            Look.Seen seen = order.look().look();
                            if (latest.isOpen() || seen.asMeant() || isOutdated(order)) {
                                return Optional.<Begun>empty();
                            }
                            Intent intent = intent(order, latest.number() + 1, seen);
                            return entries.intend(order, intent) instanceof IntentReply.Recorded
                                    ? Optional.of(new Begun(order, intent))
                                    : Optional.<Begun>empty();
                        })
                .flatMap(begun -> begun);
    }

    /** What fails for somebody else is theirs to try again, and must not fail ours. */
    private static <T> Optional<T> attempted(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (PortFailure _) {
            return Optional.empty();
        }
    }

    private Sent sent(Begun begun, Function<Order, WriteReply> replies) {
        WriteReply reply = replies.apply(begun.order());
        Attempt attempt = entries.written(begun.order(), begun.intent(), reply);
        return new Sent(begun.order(), attempt, reply);
    }

    private Carried concluded(Sent sent) {
        return switch (sent.reply()) {
            case WriteReply.Accepted(_), WriteReply.AlreadySo(_), WriteReply.Ambiguous(_) ->
                    readBack(sent.order(), sent.attempt());
            case WriteReply.TryLater(Instant notBefore, _) -> {
                entries.unread(sent.order(), sent.attempt());
                yield new Carried.Later(notBefore);
            }
            case WriteReply.Refused(String code) -> {
                entries.unread(sent.order(), sent.attempt());
                yield new Carried.Refused(code);
            }
            case WriteReply.Defect(String code) -> {
                entries.unread(sent.order(), sent.attempt());
                yield new Carried.Refused("defect:" + code);
            }
        };
    }

    private Carried readBack(Order order, Attempt attempt) {
        Look.Seen seen = order.readBack().look();
        if (!seen.asMeant()) {
            return new Carried.Awaiting(nextLook(Duration.ZERO));
        }
        entries.outcome(order, attempt, seen);
        return new Carried.Settled();
    }

    /** Looks sooner at first, then as far apart as the attempt is old. */
    private Instant nextLook(Duration age) {
        Duration wait = age.compareTo(SOONEST) < 0 ? SOONEST : age;
        return clock.instant().plus(wait.compareTo(LATEST) > 0 ? LATEST : wait);
    }
}
