package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the other side said to a write that names several. */
public sealed interface ManyReply {

    /** The whole of it ended so. */
    record Told(WriteReply reply) implements ManyReply {
        public Told {
            requireNonNull(reply, "reply is null");
        }
    }

    /**
     * It was not done for some. Whether it was for the others is told by reading back.
     *
     * @param code Slack's own
     * @param left for whom it was not done, by their ids; empty where Slack does not say
     */
    record InPart(String code, Set<String> left) implements ManyReply {
        public InPart {
            requireNonNull(code, "code is null");
            left = Collections.unmodifiableSet(new LinkedHashSet<>(left));
        }
    }
}
