package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.lifecycle.Basis;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One write that is to be carried out under rule 1.
 *
 * @param action e.g. {@code deactivate}
 * @param effect whether the stop switch holds it back
 * @param after what the write is meant to bring about, in the words of {@link Look.Seen#found()}
 * @param look reads whether it is so already
 * @param readBack reads whether it came to be so, after something was sent; it may read more
 * @param write sends it once
 * @param basis for what changes access: the reading that it stands on, which must still be good
 */
public record Order(
        Runs.Ticket ticket,
        Subject subject,
        Ground ground,
        String action,
        Effect effect,
        String after,
        Look look,
        Look readBack,
        Supplier<WriteReply> write,
        Optional<Basis> basis) {

    public Order {
        requireNonNull(ticket, "ticket is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(ground, "ground is null");
        requireNonNull(action, "action is null");
        requireNonNull(effect, "effect is null");
        requireNonNull(after, "after is null");
        requireNonNull(look, "look is null");
        requireNonNull(readBack, "readBack is null");
        requireNonNull(write, "write is null");
        requireNonNull(basis, "basis is null");
    }

    /** An order that may be carried out whatever the source says by now. */
    public Order(
            Runs.Ticket ticket,
            Subject subject,
            Ground ground,
            String action,
            Effect effect,
            String after,
            Look look,
            Look readBack,
            Supplier<WriteReply> write) {
        this(
                ticket,
                subject,
                ground,
                action,
                effect,
                after,
                look,
                readBack,
                write,
                Optional.empty());
    }

    /** The same, read back in the way it is looked at before. */
    public Order(
            Runs.Ticket ticket,
            Subject subject,
            Ground ground,
            String action,
            Effect effect,
            String after,
            Look look,
            Supplier<WriteReply> write) {
        this(ticket, subject, ground, action, effect, after, look, look, write);
    }

    /** Returns the same order, good only as long as that reading is (rule 2). */
    public Order basedOn(Basis reading) {
        return new Order(
                ticket,
                subject,
                ground,
                action,
                effect,
                after,
                look,
                readBack,
                write,
                Optional.of(reading));
    }

    /** Returns the ledger key of one attempt's entry. */
    String key(String entry, int attempt) {
        String account = subject.account().map(AccountId::value).orElse("-");
        String target = subject.entitlement().map(Entitlement::key).orElse("-");
        return String.format(
                Locale.ROOT, "%s#%s#%s#%s#%03d", entry, action, account, target, attempt);
    }
}
