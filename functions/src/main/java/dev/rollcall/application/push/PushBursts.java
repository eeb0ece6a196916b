package dev.rollcall.application.push;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId.Kind;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells operations when a source takes away unusually much at a time. It stops nothing, and need
 * not: what follows from it in Slack is held by the breaker.
 */
public final class PushBursts {
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int TRIES = 5;
    private static final Pattern POSITION = Pattern.compile("(\\S+) (\\d{1,9})");

    /** What is counted apart, of all sources that push together; the reasons name the cursors. */
    private enum Of {
        PEOPLE("people-pushed-out", 5),
        MEMBERSHIPS("memberships-pushed-out", 20);

        private final String reason;
        private final int atLeast;

        Of(String reason, int atLeast) {
            this.reason = reason;
            this.atLeast = atLeast;
        }
    }

    private final Cursors cursors;
    private final PushedState state;
    private final Outbox outbox;
    private final Clock clock;

    public PushBursts(Cursors cursors, PushedState state, Outbox outbox, Clock clock) {
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.state = requireNonNull(state, "state is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Counts somebody who is active no more. */
    void count(Pushed before, Pushed now) {
        boolean goes =
                before.status() == Pushed.Status.ACTIVE && now.status() != Pushed.Status.ACTIVE;
        if (goes && now.id().kind() == Kind.USER) {
            count(now.id().source(), Of.PEOPLE, 1);
        } else if (goes) {
            countRemoved(now, now.people());
        }
    }

    /** Counts people who were taken out of a group. */
    void countRemoved(Pushed group, int people) {
        if (people > 0) {
            count(group.id().source(), Of.MEMBERSHIPS, people);
        }
    }

    /** A mail is not worth a refusal; what is held is told of by its own mails. */
    private void count(SourceId source, Of what, int more) {
        try {
            countOnce(source, what, more);
        } catch (PortFailure _) {
            // The next one counts.
        }
    }

    /** Who loses to others five times has not counted: they have. */
    private void countOnce(SourceId source, Of what, int more) {
        String name = what.reason;
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<String> before = cursors.find(name);
            Instant now = clock.instant();
            Window window =
                    before.flatMap(PushBursts::window)
                            .filter(one -> now.isBefore(one.begun().plus(WINDOW)))
                            .orElseGet(() -> new Window(now, 0));
            Window then = new Window(window.begun(), window.count() + more);
            if (cursors.move(name, before, then.position())) {
                int limit = limit(source, what, then.count());
                if (window.count() <= limit && then.count() > limit) {
                    tell(source, what, then);
                }
                return;
            }
        }
    }

    private int limit(SourceId source, Of what, int count) {
        if (count <= what.atLeast) {
            return what.atLeast;
        }
        int live =
                state.counts(source, Kind.USER).values().stream().mapToInt(Integer::intValue).sum();
        return Math.max(what.atLeast, live / 50);
    }

    private void tell(SourceId source, Of what, Window window) {
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(what.reason + "#" + source + "#" + window.begun()),
                        new Escalation(
                                "source " + source,
                                what.reason,
                                "The source takes away more at a time than it usually does. What it"
                                        + " tells is kept, and what follows from it in Slack is"
                                        + " held where it is over the limits. If it is a mistake,"
                                        + " stop the provisioning there and put it right there.",
                                Map.of(
                                        "since", window.begun().toString(),
                                        "soFar", Integer.toString(window.count()))),
                        clock.instant()));
    }

    private record Window(Instant begun, int count) {
        String position() {
            return begun + " " + count;
        }
    }

    private static Optional<Window> window(String position) {
        Matcher parts = POSITION.matcher(position);
        return parts.matches()
                ? Optional.of(
                        new Window(Instant.parse(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }
}
