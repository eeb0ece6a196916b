package dev.rollcall.application.push;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.application.port.PushedState.Stored;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedKey;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps what a source tells of one user or group. It writes nothing to Slack: that follows from a
 * look at the person, behind the breaker, as with every other source.
 */
public final class KeepPushed {
    private static final int TRIES = 10;

    private final PushedState state;
    private final TellPushed tell;
    private final PushBursts bursts;
    private final Clock clock;

    public KeepPushed(PushedState state, TellPushed tell, PushBursts bursts, Clock clock) {
        this.state = requireNonNull(state, "state is null");
        this.tell = requireNonNull(tell, "tell is null");
        this.bursts = requireNonNull(bursts, "bursts is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What to answer. */
    public sealed interface Outcome {
        record Kept(Pushed now) implements Outcome {}

        /** Another one has that login or external id. */
        record Taken(PushedKey.Name key) implements Outcome {}

        /** There is none, or it was deleted. */
        record Gone() implements Outcome {}

        /** It is not the version that the caller wants to change. */
        record Stale() implements Outcome {}
    }

    /**
     * Keeps a new one.
     *
     * @throws PortFailure if it is not stored: the caller must try again
     */
    public Outcome create(PushedId id, Pushed.Draft draft) {
        return switch (state.create(Pushed.create(id, draft, clock.instant()))) {
            case Stored.Done(Pushed now) -> told(now);
            case Stored.Taken(PushedKey.Name key) -> new Outcome.Taken(key);
            case Stored.Moved() -> throw busy();
        };
    }

    /**
     * Keeps what a request makes of one, worked out anew if others wrote between.
     *
     * @param wanted whether the caller may change this version
     * @throws PortFailure as of {@link #create}
     */
    public Outcome change(
            PushedId id, Predicate<Pushed> wanted, Function<Pushed, Pushed.Draft> edit) {
        return write(
                id,
                wanted,
                seen -> {
                    Pushed.Draft draft = edit.apply(seen);
                    return seen.isAs(draft)
                            ? Optional.empty()
                            : Optional.of(seen.with(draft, clock.instant()));
                });
    }

    /**
     * Keeps that one was deleted.
     *
     * @param wanted whether the caller may delete this version
     * @throws PortFailure as of {@link #create}
     */
    public Outcome delete(PushedId id, Predicate<Pushed> wanted) {
        return write(id, wanted, seen -> Optional.of(seen.deleted(clock.instant())));
    }

    private Outcome write(
            PushedId id, Predicate<Pushed> wanted, Function<Pushed, Optional<Pushed>> edit) {
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<Pushed> found = state.find(id).filter(one -> !one.isDeleted());
            if (found.isEmpty()) {
                return new Outcome.Gone();
            }
            Pushed seen = found.get();
            if (!wanted.test(seen)) {
                return new Outcome.Stale();
            }
            Optional<Pushed> next = edit.apply(seen);
            if (next.isEmpty()) {
                return new Outcome.Kept(seen);
            }
            switch (state.replace(seen, next.get())) {
                case Stored.Done(Pushed now) -> {
                    Outcome kept = told(now);
                    bursts.count(seen, now);
                    return kept;
                }
                case Stored.Taken(PushedKey.Name key) -> {
                    return new Outcome.Taken(key);
                }
                case Stored.Moved() -> {}
            }
        }
        throw busy();
    }

    private Outcome told(Pushed now) {
        if (now.concernsPeople()) {
            tell.tellNow(List.of(now));
        }
        return new Outcome.Kept(now);
    }

    private static PortFailure busy() {
        return new PortFailure.Unavailable("Others are writing to it all the time");
    }
}
