package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Revocations;
import dev.rollcall.application.port.SignalReader;
import dev.rollcall.application.port.SignalReader.Reading;
import dev.rollcall.application.port.SignalReader.Refusal;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.signal.Revocation;
import dev.rollcall.domain.signal.SessionRevoked;
import dev.rollcall.domain.signal.Signal;
import dev.rollcall.domain.signal.SignalKind;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Takes in one security event. It only ever asks for a look at somebody; that sessions were revoked
 * is kept besides where the policy wants it, for the run to end those in Slack too.
 */
public final class AcceptSignal {
    private final Optional<ProvenBySecret> sender;
    private final SignalReader reader;
    private final Policies policies;
    private final TellSubject tell;
    private final Revocations revocations;
    private final TendStream stream;
    private final Inbox inbox;
    private final ReceiveOrKeep receive;
    private final Clock clock;

    /**
     * @param sender empty: the transmitter shows nothing but its signature
     */
    public AcceptSignal(
            Optional<ProvenBySecret> sender,
            SignalReader reader,
            Policies policies,
            TellSubject tell,
            Revocations revocations,
            TendStream stream,
            Inbox inbox,
            ReceiveOrKeep receive,
            Clock clock) {
        this.sender = requireNonNull(sender, "sender is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.tell = requireNonNull(tell, "tell is null");
        this.revocations = requireNonNull(revocations, "revocations is null");
        this.stream = requireNonNull(stream, "stream is null");
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What to answer. */
    public sealed interface Outcome {
        /** A hint is stored, or was before. */
        record Stored(ReceiveHints.Received received) implements Outcome {}

        /** About somebody whom we cannot tell: sending it again would not help. */
        record Unmapped() implements Outcome {}

        /** Nothing is to be done about it, or all of it is done. */
        record Noted() implements Outcome {}

        record Unauthenticated() implements Outcome {}

        record Refused(Refusal refusal, String description) implements Outcome {}
    }

    /**
     * Accepts an event. Only what is neither unauthenticated nor refused may be acknowledged.
     *
     * @throws PortFailure if it could not be checked or stored: the transmitter must try again
     */
    public Outcome accept(HookRequest request) {
        if (sender.isPresent() && !sender.get().proven(request)) {
            return new Outcome.Unauthenticated();
        }
        return switch (reader.read(request)) {
            case Reading.Refused refused -> refuse(request, refused);
            case Reading.Read(Signal signal) -> take(signal);
        };
    }

    private Outcome refuse(HookRequest request, Reading.Refused refused) {
        // What anybody can send leaves nothing behind.
        if (refused.signed()) {
            byte[] body = request.body();
            String reason = "signal-" + refused.refusal();
            inbox.reject(reason, Hashes.sha256(body), body.length, clock.instant());
        }
        return new Outcome.Refused(refused.refusal(), refused.description());
    }

    private Outcome take(Signal signal) {
        return switch (signal) {
            case Signal.About about -> look(about);
            case Signal.Verification _ -> {
                stream.verified();
                yield new Outcome.Noted();
            }
            case Signal.StreamUpdated updated -> {
                stream.updated(updated);
                yield new Outcome.Noted();
            }
            case Signal.Ignored _ -> new Outcome.Noted();
        };
    }

    private Outcome look(Signal.About about) {
        boolean revoked = about.kind() == SignalKind.SESSION_REVOKED;
        if (revoked && policies.leavers().sessionRevoked() == SessionRevoked.IGNORE) {
            return new Outcome.Noted();
        }
        Optional<PersonId> person = tell.person(about.subject());
        if (person.isEmpty()) {
            return new Outcome.Unmapped();
        }
        if (revoked) {
            // First: a run that the hint starts must find it.
            revocations.note(new Revocation(person.get(), about.id(), about.at()), clock.instant());
        }
        return new Outcome.Stored(receive.receive(List.of(hint(person.get(), about))));
    }

    private static Hint hint(PersonId person, Signal.About about) {
        return new Hint(person, about.id(), about.kind().word(), about.at(), Hint.Way.HOOK);
    }
}
