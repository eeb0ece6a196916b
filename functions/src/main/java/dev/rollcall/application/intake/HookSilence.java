package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A time in which events came by the source's log alone. Times are the source's own.
 *
 * @param from of the first event that no hook brought
 * @param last of the last one
 * @param until of the first event after these that a hook did bring; empty: it goes on
 * @param events how many no hook brought
 * @param polls how many polls found some
 */
public record HookSilence(
        Instant from, Instant last, Optional<Instant> until, int events, int polls) {
    private static final String NONE = "-";

    public HookSilence {
        requireNonNull(from, "from is null");
        requireNonNull(last, "last is null");
        requireNonNull(until, "until is null");
        if (last.isBefore(from) || events < 1 || polls < 1) {
            throw new IllegalArgumentException(
                    "A silence has an event and a poll at least, and ends no sooner than it"
                            + " begins");
        }
    }

    /** The first event that only a poll brings. */
    static HookSilence begun(Instant at) {
        return new HookSilence(at, at, Optional.empty(), 1, 1);
    }

    /** Returns whether hooks are silent still. */
    public boolean goesOn() {
        return until.isEmpty();
    }

    /**
     * Returns whether it is more than an event whose hook was on its way as the poll read it: then
     * the next event that a poll finds, a minute later at the soonest, was brought by a hook.
     */
    public boolean isCertain() {
        return polls > 1;
    }

    HookSilence andOne(Instant at, boolean inAnotherPoll) {
        return new HookSilence(
                from,
                at.isAfter(last) ? at : last,
                Optional.empty(),
                events + 1,
                polls + (inAnotherPoll ? 1 : 0));
    }

    HookSilence endedBy(Instant heard) {
        return new HookSilence(from, last, Optional.of(heard), events, polls);
    }

    String text() {
        return String.join(
                " ",
                from.toString(),
                last.toString(),
                until.map(Instant::toString).orElse(NONE),
                Integer.toString(events),
                Integer.toString(polls));
    }

    /** Reads what {@link #text} wrote; empty where somebody else wrote something. */
    static Optional<HookSilence> in(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new HookSilence(
                            Instant.parse(parts[0]),
                            Instant.parse(parts[1]),
                            parts[2].equals(NONE)
                                    ? Optional.empty()
                                    : Optional.of(Instant.parse(parts[2])),
                            Integer.parseInt(parts[3]),
                            Integer.parseInt(parts[4])));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
