package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.StopPosition;

import java.time.Instant;
import java.util.Optional;

/** The switch that stops destructive writes at once. */
public interface StopSwitch {

    /**
     * Who threw it.
     *
     * @param by a name from the policy or an ARN, never an e-mail
     */
    record Thrown(StopPosition position, String by, String reason, Instant at) {
        public Thrown {
            requireNonNull(position, "position is null");
            requireNonNull(by, "by is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(at, "at is null");
        }
    }

    /** Returns how it stands; empty if it was never thrown. */
    Optional<Thrown> read();

    /**
     * Moves it if it still stands as it was seen.
     *
     * @return false if somebody else moved it since; nothing is written then
     */
    boolean move(Optional<Thrown> seen, Thrown next);
}
