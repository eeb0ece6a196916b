package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.restore.Restore;

import java.time.InstantSource;
import java.util.List;

/** Shows what waits to be given back, the oldest first. Any role may look. */
public final class ListRestores {
    static final int MOST = 200;

    private final KnowCaller callers;
    private final Restores restores;
    private final InstantSource clock;

    public ListRestores(KnowCaller callers, Restores restores, InstantSource clock) {
        this.callers = requireNonNull(callers, "callers is null");
        this.restores = requireNonNull(restores, "restores is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * @param restores at most 200, proposed or approved
         */
        record Listed(List<Restore> restores) implements Outcome {
            public Listed {
                restores = List.copyOf(restores);
            }
        }

        /** The policy does not know the caller. */
        record Unknown() implements Outcome {}
    }

    public Outcome list(Caller caller) {
        return callers.know(caller, "restore-list")
                .<Outcome>map(_ -> new Outcome.Listed(waiting()))
                .orElseGet(Outcome.Unknown::new);
    }

    private List<Restore> waiting() {
        return restores.waiting(MOST).stream().filter(r -> r.isGoodAt(clock.instant())).toList();
    }
}
