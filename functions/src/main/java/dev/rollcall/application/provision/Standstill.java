package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.breaker.StopPosition;

/**
 * Ends the run of somebody for whom nothing can be written because everything is stopped. Many may
 * wait so: none of them is looked at over and over before the switch is likely to be released.
 */
public final class Standstill {
    private final StopSwitch stop;

    public Standstill(StopSwitch stop) {
        this.stop = requireNonNull(stop, "stop is null");
    }

    /** The run ends here; a later one begins anew. */
    public record Stopped() {}

    /** Returns what a step came to; a write that waits while all is stopped is given up. */
    public Record of(Record outcome) {
        return waits(outcome) && holds() ? new Stopped() : outcome;
    }

    /** What was sent already can be read back, and is waited for. */
    private static boolean waits(Record outcome) {
        return outcome instanceof Carried.Later || outcome instanceof EnsureAccount.Outcome.Later;
    }

    /** Where the switch cannot be read, no intent is recorded either. */
    private boolean holds() {
        try {
            return stop.read().filter(thrown -> thrown.position() == StopPosition.ALL).isPresent();
        } catch (PortFailure.NeedsHuman _) {
            return true;
        }
    }
}
