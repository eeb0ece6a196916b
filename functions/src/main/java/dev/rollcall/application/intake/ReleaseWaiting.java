package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceExports;
import dev.rollcall.application.port.WaitingHints;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Has those looked at of whom an event told, once their source has told anew: by files that were
 * generated after the event, and taken. Files that are late or not to be believed forget nobody.
 */
public final class ReleaseWaiting {
    private static final int AT_ONCE = 200;

    private final List<SourceExports> exports;
    private final WaitingHints waiting;
    private final Clock clock;

    public ReleaseWaiting(List<SourceExports> exports, WaitingHints waiting, Clock clock) {
        this.exports = List.copyOf(exports);
        this.waiting = requireNonNull(waiting, "waiting is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What was found.
     *
     * @param released the sweep starts these within a minute
     * @param oldest for how long the oldest of what is left has been waiting
     */
    public record Tended(int released, Duration oldest) {
        public Tended {
            requireNonNull(oldest, "oldest is null");
        }
    }

    /** Releases what may be, of each source; the next minute sees to those beyond two hundred. */
    public Tended tend() {
        int released = 0;
        Duration oldest = Duration.ZERO;
        for (SourceExports one : exports) {
            List<Inbox.Pending> all = waiting.of(one.source(), AT_ONCE);
            if (all.isEmpty()) {
                continue;
            }
            List<Inbox.Pending> told = told(one, all);
            told.forEach(waiting::release);
            released += told.size();
            Duration left = oldest(all.stream().filter(it -> !told.contains(it)).toList());
            oldest = left.compareTo(oldest) > 0 ? left : oldest;
        }
        return new Tended(released, oldest);
    }

    /** Whoever reads of the source is told of its trouble; here everybody waits on. */
    private static List<Inbox.Pending> told(SourceExports source, List<Inbox.Pending> all) {
        try {
            Instant generated = source.generatedAt();
            return all.stream().filter(one -> happened(one).isBefore(generated)).toList();
        } catch (PortFailure _) {
            return List.of();
        }
    }

    /** An event from the future must not wait until then. */
    private static Instant happened(Inbox.Pending one) {
        Instant published = one.hint().published();
        return published.isAfter(one.receivedAt()) ? one.receivedAt() : published;
    }

    private Duration oldest(List<Inbox.Pending> left) {
        return left.stream()
                .map(one -> Duration.between(one.receivedAt(), clock.instant()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
