package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.ApproverId;

import java.time.Instant;
import java.util.Optional;

/** Sign-ins under way and the short sessions they end in, by the hashes of their secrets. */
public interface SignIns {

    /**
     * A sign-in under way. Prints nothing of its secrets.
     *
     * @param state SHA-256 of the state that the issuer sends back
     */
    record Flow(String state, String verifier, String nonce, Instant startedAt, Instant expiresAt) {
        public Flow {
            requireNonNull(state, "state is null");
            requireNonNull(verifier, "verifier is null");
            requireNonNull(nonce, "nonce is null");
            requireNonNull(startedAt, "startedAt is null");
            requireNonNull(expiresAt, "expiresAt is null");
        }

        @Override
        public String toString() {
            return "Flow[redacted]";
        }
    }

    /** An approver's session. */
    record Session(String hash, ApproverId approver, Instant expiresAt) {
        public Session {
            requireNonNull(hash, "hash is null");
            requireNonNull(approver, "approver is null");
            requireNonNull(expiresAt, "expiresAt is null");
        }
    }

    void begin(Flow flow);

    /** Takes the flow out: each state is good once. Empty if unknown, used or expired. */
    Optional<Flow> take(String state, Instant now);

    void open(Session session);

    /** Empty if unknown or expired. */
    Optional<Session> session(String hash, Instant now);
}
