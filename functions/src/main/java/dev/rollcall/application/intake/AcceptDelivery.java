package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.DeliveryReader;
import dev.rollcall.application.port.DeliveryReader.Delivery;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Takes in one hook delivery: who sent it, can it be read, is it stored. */
public final class AcceptDelivery {
    /** Okta documents no limit per delivery; real ones are a few kilobytes an event. */
    public static final int LARGEST_BODY = 1_000_000;

    private final ProvenBySecret sender;
    private final DeliveryReader reader;
    private final Inbox inbox;
    private final Function<List<Hint>, ReceiveHints.Received> receive;
    private final Clock clock;

    public AcceptDelivery(
            ProvenBySecret sender,
            DeliveryReader reader,
            Inbox inbox,
            ReceiveHints receive,
            Clock clock) {
        this(sender, reader, inbox, receive::receive, clock);
    }

    /** For people of sources that cannot all be asked about one person. */
    public AcceptDelivery(
            ProvenBySecret sender,
            DeliveryReader reader,
            Inbox inbox,
            ReceiveOrKeep receive,
            Clock clock) {
        this(sender, reader, inbox, receive::receive, clock);
    }

    private AcceptDelivery(
            ProvenBySecret sender,
            DeliveryReader reader,
            Inbox inbox,
            Function<List<Hint>, ReceiveHints.Received> receive,
            Clock clock) {
        this.sender = requireNonNull(sender, "sender is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What to answer. */
    public sealed interface Outcome {
        record Stored(ReceiveHints.Received received, int ignored, int unreadable)
                implements Outcome {}

        record Unauthenticated() implements Outcome {}

        record TooLarge() implements Outcome {}

        record Malformed(String detail) implements Outcome {}
    }

    /**
     * Accepts a delivery. Only when this returns {@code Stored} may it be acknowledged.
     *
     * @throws PortFailure if the delivery could not be stored: the sender must try again
     */
    public Outcome accept(HookRequest request) {
        if (!sender.proven(request)) {
            return new Outcome.Unauthenticated();
        }
        byte[] body = request.body();
        if (body.length > LARGEST_BODY) {
            reject("too-large", body);
            return new Outcome.TooLarge();
        }
        return switch (reader.read(request)) {
            case Delivery.Malformed(String reason, String detail) -> {
                reject(reason, body);
                yield new Outcome.Malformed(detail);
            }
            case Delivery.Events events -> {
                // What can be acted on first: the sender's patience is short.
                ReceiveHints.Received received = receive.apply(events.hints());
                events.unreadable().forEach(reason -> reject(reason, body));
                yield new Outcome.Stored(received, events.ignored(), events.unreadable().size());
            }
        };
    }

    private void reject(String reason, byte[] body) {
        inbox.reject(reason, Hashes.sha256(body), body.length, clock.instant());
    }
}
