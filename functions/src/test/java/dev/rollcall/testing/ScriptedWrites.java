package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What {@link FakeSlack} answers to writes, and the record of what arrived. */
public final class ScriptedWrites {

    /** The three things that can be written. */
    public enum Write {
        DEACTIVATE,
        RESET_SESSIONS,
        LEAVE
    }

    /** Whether a write whose reply is scripted happens all the same. */
    public enum Effect {
        HAPPENS,
        DOES_NOT_HAPPEN
    }

    /** One write as it arrived, with what was answered. */
    public record Written(
            Write write, AccountId account, Optional<Entitlement> group, WriteReply reply) {
        public Written {
            requireNonNull(write, "write is null");
            requireNonNull(account, "account is null");
            requireNonNull(group, "group is null");
            requireNonNull(reply, "reply is null");
        }
    }

    private record Scripted(WriteReply reply, Effect effect) {}

    private final Map<Write, Deque<Scripted>> script = new EnumMap<>(Write.class);
    private final List<Written> arrived = new ArrayList<>();

    /** Answers the next write of that sort so, whether it happens or not; can be queued. */
    public synchronized void answer(Write write, WriteReply reply, Effect effect) {
        script.computeIfAbsent(write, _ -> new ArrayDeque<>()).add(new Scripted(reply, effect));
    }

    /** Returns all writes in the order of their arrival. */
    public synchronized List<Written> all() {
        return List.copyOf(arrived);
    }

    /** Returns how many writes of that sort arrived for the account. */
    public synchronized long count(Write write, AccountId account) {
        return arrived.stream()
                .filter(w -> w.write() == write && w.account().equals(account))
                .count();
    }

    synchronized WriteReply perform(
            Write write,
            AccountId account,
            Optional<Entitlement> group,
            Supplier<WriteReply> effect) {
        Scripted scripted = Optional.ofNullable(script.get(write)).map(Deque::poll).orElse(null);
        WriteReply honest =
                scripted == null || scripted.effect() == Effect.HAPPENS
                        ? effect.get()
                        : scripted.reply();
        WriteReply reply = scripted == null ? honest : scripted.reply();
        arrived.add(new Written(write, account, group, reply));
        return reply;
    }
}
