package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.port.StopSwitch.Thrown;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.Role;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Moves the stop switch. Stopping more never waits for anybody: it undoes nothing that somebody
 * else meant. Stopping less is done only from where the caller saw it stand.
 */
public final class ThrowStop {
    private static final String ACTION = "stop";

    /** As often others may come between. */
    private static final int TRIES = 10;

    private final Gate gate;
    private final StopSwitch stop;
    private final OperatorRecord record;
    private final Clock clock;

    public ThrowStop(Gate gate, StopSwitch stop, OperatorRecord record, Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.stop = requireNonNull(stop, "stop is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What is wanted.
     *
     * @param seen the mark of how it stood when the caller looked
     */
    public record Wish(StopPosition to, StopReason reason, String seen) {
        public Wish {
            requireNonNull(to, "to is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(seen, "seen is null");
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Moved(Thrown now) implements Outcome {
            public Moved {
                requireNonNull(now, "now is null");
            }
        }

        /** It stood there already; nothing was written. */
        record StandsThere(Optional<Thrown> now) implements Outcome {
            public StandsThere {
                requireNonNull(now, "now is null");
            }
        }

        /** Somebody else has moved it since the caller looked; nothing was written. */
        record MovedMeanwhile(Optional<Thrown> now) implements Outcome {
            public MovedMeanwhile {
                requireNonNull(now, "now is null");
            }
        }
    }

    public Gated<Outcome> move(Caller caller, Wish wish) {
        return gate.pass(caller, ACTION).then(operator -> move(caller, operator, wish));
    }

    private Gated<Outcome> move(Caller caller, Operator operator, Wish wish) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Thrown> stands = stop.read();
            StopPosition from = stands.map(Thrown::position).orElse(StopPosition.OFF);
            Set<Role> needed = Operator.movingStop(from, wish.to());
            if (!gate.allows(caller, operator, ACTION, needed)) {
                return new Gated.NotAllowed<>(needed);
            }
            if (from == wish.to()) {
                stands.ifPresent(record::moved);
                return new Gated.Passed<>(new Outcome.StandsThere(stands));
            }
            boolean stopsLess = from.compareTo(wish.to()) > 0;
            if (stopsLess && !StopMark.of(stands).equals(wish.seen())) {
                return new Gated.Passed<>(new Outcome.MovedMeanwhile(stands));
            }
            Thrown next =
                    new Thrown(
                            wish.to(),
                            operator.person().value(),
                            wish.reason().text(),
                            clock.instant());
            record.intended(caller, from, next);
            if (stop.move(stands, next)) {
                record.moved(next);
                return new Gated.Passed<>(new Outcome.Moved(next));
            }
        }
        return new Gated.Passed<>(new Outcome.MovedMeanwhile(stop.read()));
    }
}
