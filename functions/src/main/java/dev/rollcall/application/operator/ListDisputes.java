package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.domain.link.LinkDispute;

import java.util.List;

/** Shows whose account is in question, the oldest question first. Any role may look. */
public final class ListDisputes {
    static final int MOST = 200;

    private final KnowCaller callers;
    private final LinkDisputes disputes;

    public ListDisputes(KnowCaller callers, LinkDisputes disputes) {
        this.callers = requireNonNull(callers, "callers is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * @param disputes at most 200
         */
        record Listed(List<LinkDispute> disputes) implements Outcome {
            public Listed {
                disputes = List.copyOf(disputes);
            }
        }

        /** The policy does not know the caller. */
        record Unknown() implements Outcome {}
    }

    public Outcome list(Caller caller) {
        return callers.know(caller, "link-list")
                .<Outcome>map(_ -> new Outcome.Listed(disputes.open(MOST)))
                .orElseGet(Outcome.Unknown::new);
    }
}
