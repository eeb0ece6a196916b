package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a test makes the organisation answer, and the record of the writes that arrived. */
public final class OrganisationScript {

    /** The writes of all ports. */
    public enum Write {
        CREATE_ACCOUNT,
        REACTIVATE,
        DEACTIVATE,
        CHANGE_PROFILE,
        START_ON,
        MAKE_GUEST,
        MAKE_MEMBER,
        NEVER_EXPIRE,
        EXTEND,
        CREATE_IDP_GROUP,
        RENAME_IDP_GROUP,
        ADD_TO_IDP_GROUP,
        REMOVE_FROM_IDP_GROUP,
        DELETE_IDP_GROUP,
        JOIN,
        LEAVE,
        EDIT_USER_GROUP,
        LINK_WORKSPACES,
        UNLINK_WORKSPACE,
        LINK_CHANNELS,
        UNLINK_CHANNELS,
        ALLOW_IN_CHANNEL,
        DISALLOW_IN_CHANNEL,
        CREATE_ORGANISATION_GROUP,
        RENAME_ORGANISATION_GROUP,
        ADD_TO_ORGANISATION_GROUP,
        REMOVE_FROM_ORGANISATION_GROUP
    }

    /** Whether a write whose reply is scripted happens all the same. */
    public enum Effect {
        HAPPENS,
        DOES_NOT_HAPPEN
    }

    /**
     * One write as it arrived.
     *
     * @param accounts whom it named; of a creation nobody
     * @param on the key or id of what it named beside; empty for nothing
     */
    public record Written(Write write, Set<AccountId> accounts, String on, Object answer) {
        public Written {
            requireNonNull(write, "write is null");
            accounts = Set.copyOf(accounts);
            requireNonNull(on, "on is null");
            requireNonNull(answer, "answer is null");
        }
    }

    static final Function<WriteReply, WriteReply> PLAIN = Function.identity();
    static final Function<WriteReply, Creation> CREATION = Creation.NotCreated::new;
    static final Function<WriteReply, IdpGroupWriter.Making> MAKING =
            IdpGroupWriter.Making.NotMade::new;
    static final Function<WriteReply, IdpGroupWriter.Adding> ADDING =
            IdpGroupWriter.Adding.Told::new;
    static final Function<WriteReply, ManyReply> MANY = ManyReply.Told::new;
    static final Function<WriteReply, OrganisationGroups.Making> MAKING_WIDE =
            OrganisationGroups.Making.NotMade::new;

    private record Scripted(WriteReply reply, Effect effect) {}

    private record Unread(Holdings.Unread what, int times) {}

    private final OrganisationState state;
    private final Map<Write, Deque<Scripted>> replies = new EnumMap<>(Write.class);
    private final Map<Write, Deque<Runnable>> meanwhile = new EnumMap<>(Write.class);
    private final Deque<PortFailure> readFailures = new ArrayDeque<>();
    private final List<Written> written = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private boolean down;

    OrganisationScript(OrganisationState state) {
        this.state = requireNonNull(state, "state is null");
    }

    /** Answers the next write of that sort so, whether it happens or not; can be queued. */
    public void answer(Write write, WriteReply reply, Effect effect) {
        synchronized (state) {
            replies.computeIfAbsent(write, _ -> new ArrayDeque<>())
                    .add(new Scripted(reply, effect));
        }
    }

    /** Does this right after the next write of that sort, as another one's hand; can be queued. */
    public void after(Write write, Runnable deed) {
        synchronized (state) {
            meanwhile.computeIfAbsent(write, _ -> new ArrayDeque<>()).add(deed);
        }
    }

    /** Lets the next read of any port fail so; can be queued. */
    public void failNextRead(PortFailure failure) {
        synchronized (state) {
            readFailures.add(failure);
        }
    }

    /** Lets the next so many readings of what an account has go without that part. */
    public void leaveUnread(Holdings.Unread what, int times) {
        synchronized (state) {
            unread.add(new Unread(what, times));
        }
    }

    /** Returns what the present reading of what an account has goes without. */
    List<Holdings.Unread> unread() {
        List<Holdings.Unread> now = unread.stream().map(Unread::what).toList();
        unread.replaceAll(part -> new Unread(part.what(), part.times() - 1));
        unread.removeIf(part -> part.times() == 0);
        return now;
    }

    /** Lets every read fail, or no more. */
    public void isDown(boolean now) {
        synchronized (state) {
            down = now;
        }
    }

    /** Returns all writes in the order of their arrival. */
    public List<Written> written() {
        synchronized (state) {
            return List.copyOf(written);
        }
    }

    /** Returns the writes of that sort in the order of their arrival. */
    public List<Written> written(Write write) {
        return written().stream().filter(w -> w.write() == write).toList();
    }

    <R> R read(Supplier<R> reading) {
        synchronized (state) {
            PortFailure failure = readFailures.poll();
            if (failure != null) {
                throw failure;
            }
            if (down) {
                throw new PortFailure.Unavailable("Slack is down");
            }
            return reading.get();
        }
    }

    /** Returns what is answered; a read that fails before anything was sent is no failure. */
    WriteReply unlessUnread(Supplier<WriteReply> writing) {
        try {
            return writing.get();
        } catch (PortFailure unread) {
            return unsent(unread);
        }
    }

    WriteReply unsent(PortFailure unread) {
        return switch (unread) {
            case PortFailure.RateLimited limited -> new WriteReply.TryLater(limited.notBefore());
            case PortFailure.Unavailable _ ->
                    new WriteReply.TryLater(state.now().plusSeconds(5), "unavailable");
            case PortFailure.NeedsHuman refused -> new WriteReply.Refused(refused.code());
        };
    }

    /** Carries a write out as scripted, and records it. */
    <R> R write(
            Write write,
            Collection<AccountId> accounts,
            String on,
            Function<WriteReply, R> form,
            Supplier<R> effect) {
        synchronized (state) {
            Optional<Scripted> scripted = Optional.ofNullable(replies.get(write)).map(Deque::poll);
            boolean happens = scripted.map(s -> s.effect() == Effect.HAPPENS).orElse(true);
            Optional<R> honest = happens ? Optional.of(effect.get()) : Optional.empty();
            R answer = scripted.map(Scripted::reply).map(form).or(() -> honest).orElseThrow();
            written.add(new Written(write, Set.copyOf(accounts), on, answer));
            Optional.ofNullable(meanwhile.get(write)).map(Deque::poll).ifPresent(Runnable::run);
            return answer;
        }
    }
}
