package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.port.StopSwitch.Thrown;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** As long as the stop switch is thrown somebody is told again and again: nobody may forget it. */
public final class RemindOfStop {
    private static final Duration AT_ALL = Duration.ofMinutes(15);
    private static final Duration AT_BULK = Duration.ofDays(1);

    private static final String ABOUT = "stop switch";

    private final StopSwitch stop;
    private final Outbox outbox;
    private final Clock clock;

    public RemindOfStop(StopSwitch stop, Outbox outbox, Clock clock) {
        this.stop = requireNonNull(stop, "stop is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Puts a reminder into the outbox if one is due; asked again within its time it puts none. */
    public void remind() {
        try {
            stop.read().ifPresent(this::remind);
        } catch (PortFailure.NeedsHuman _) {
            put(
                    "stop:unreadable",
                    "Nobody can tell how the stop switch stands, so everything that removes access"
                            + " is stopped. Mend or delete the item STOP#SWITCH in the table.",
                    Map.of(),
                    Instant.EPOCH,
                    AT_ALL);
        }
    }

    private void remind(Thrown thrown) {
        switch (thrown.position()) {
            case OFF -> {}
            case BULK ->
                    put(
                            "stop:bulk",
                            "Plans and released batches are stopped. When that is over, release it:"
                                    + " rollcall stop off.",
                            facts(thrown),
                            thrown.at(),
                            AT_BULK);
            case ALL ->
                    put(
                            "stop:all",
                            "Nothing that removes access is written, and leavers become late. When"
                                    + " the incident is over, release it: rollcall stop off.",
                            facts(thrown),
                            thrown.at(),
                            AT_ALL);
        }
    }

    private void put(
            String reason,
            String whatToDo,
            Map<String, String> facts,
            Instant from,
            Duration every) {
        Instant now = clock.instant();
        long number = Math.max(0, Duration.between(from, now).dividedBy(every));
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(reason + "#" + from + "#" + number),
                        new Escalation(ABOUT, reason, whatToDo, facts),
                        now));
    }

    private static Map<String, String> facts(Thrown thrown) {
        return Map.of(
                "since", thrown.at().toString(),
                "by", thrown.by(),
                "why", thrown.reason());
    }
}
