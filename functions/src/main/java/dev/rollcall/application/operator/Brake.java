package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.HookSilence;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.ReachReports;
import dev.rollcall.application.port.StopSwitch.Thrown;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Window;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the brake stands: numbers, no names.
 *
 * @param activeAccounts what the limits' percentages are of; 0: not known, and the floors apply
 * @param batches those that have not ended, the oldest first
 * @param reach whom mail reached when that was last looked at
 * @param silence when Okta's hooks were silent, now or last
 */
public record Brake(
        Instant at,
        Stop stop,
        int activeAccounts,
        List<Counted> kinds,
        List<Batch> batches,
        Cases.Tally held,
        Optional<ReachReports.Report> reach,
        Optional<HookSilence> silence) {

    /** Where the stop switch stands. */
    public sealed interface Stop {
        record Stands(Optional<Thrown> thrown) implements Stop {
            public Stands {
                requireNonNull(thrown, "thrown is null");
            }
        }

        /** Nobody can tell, so everything is stopped. */
        record Unreadable() implements Stop {}
    }

    /** How many changes of a kind were admitted in each window, and how many may be. */
    public record Counted(
            ChangeKind kind, Map<Window, Integer> admitted, Map<Window, Integer> allowed) {
        public Counted {
            requireNonNull(kind, "kind is null");
            admitted = Map.copyOf(admitted);
            allowed = Map.copyOf(allowed);
        }
    }

    public Brake {
        requireNonNull(at, "at is null");
        requireNonNull(stop, "stop is null");
        kinds = List.copyOf(kinds);
        batches = List.copyOf(batches);
        requireNonNull(held, "held is null");
        requireNonNull(reach, "reach is null");
        requireNonNull(silence, "silence is null");
    }
}
