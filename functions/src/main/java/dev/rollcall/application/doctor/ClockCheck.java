package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ServerClock;
import dev.rollcall.domain.checkup.Finding;

import java.time.Duration;
import java.util.List;

/**
 * Is our clock the others'? Deadlines are counted from the source's own time of a change, and rate
 * limits from ours.
 */
public final class ClockCheck implements Check {
    static final Duration WRONG = Duration.ofMinutes(2);

    private final String side;
    private final ServerClock clock;

    /**
     * @param side whose clock it is, e.g. {@code Slack}
     */
    public ClockCheck(String side, ServerClock clock) {
        this.side = requireNonNull(side, "side is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Finding> look() {
        return List.of(
                clock.ahead()
                        .map(this::finding)
                        .orElseGet(
                                () -> Finding.notice(name(), side + " does not tell its time.")));
    }

    private Finding finding(Duration ahead) {
        Duration off = ahead.abs();
        String found =
                "Rollcall's clock is %d s %s %s's."
                        .formatted(
                                off.toSeconds(), ahead.isNegative() ? "behind" : "ahead of", side);
        String remedy =
                "Both are synchronised by their makers: look at AWS's and "
                        + side
                        + "'s status. Until then deadlines are counted wrong by as much.";
        if (off.compareTo(WRONG) > 0) {
            return Finding.problem(name(), found, remedy);
        }
        return off.compareTo(ServerClock.TOLERATED) > 0
                ? Finding.warning(name(), found, remedy)
                : Finding.ok(name(), "Rollcall's clock and " + side + "'s agree.");
    }
}
