package dev.rollcall.application.intake;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An inbox whose storage is down. */
final class UnavailableInbox implements Inbox {

    @Override
    public Receipt record(Hint hint, Instant receivedAt) {
        throw down();
    }

    @Override
    public Optional<Hint.Way> cameBy(Hint hint) {
        throw down();
    }

    @Override
    public void dispatched(Hint hint, String runName) {
        throw down();
    }

    @Override
    public List<Pending> pending(Instant receivedBefore, int limit) {
        throw down();
    }

    @Override
    public void reject(String reason, String sha256, int bytes, Instant at) {
        throw down();
    }

    private static PortFailure down() {
        return new PortFailure.Unavailable("The inbox is down");
    }
}
