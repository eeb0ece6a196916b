package dev.rollcall.testing;

import dev.rollcall.application.port.SignIns;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sign-ins that are forgotten with the test. */
public final class InMemorySignIns implements SignIns {
    private final Map<String, Flow> flows = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Session> sessions = new HashMap<>();

    @Override
    public synchronized void begin(Flow flow) {
        flows.putIfAbsent(flow.state(), flow);
    }

    @Override
    public synchronized Optional<Flow> take(String state, Instant now) {
        return Optional.ofNullable(flows.get(state))
                .filter(flow -> now.isBefore(flow.expiresAt()))
                .filter(_ -> taken.add(state));
    }

    @Override
    public synchronized void open(Session session) {
        sessions.putIfAbsent(session.hash(), session);
    }

    @Override
    public synchronized Optional<Session> session(String hash, Instant now) {
        return Optional.ofNullable(sessions.get(hash))
                .filter(session -> now.isBefore(session.expiresAt()));
    }
}
