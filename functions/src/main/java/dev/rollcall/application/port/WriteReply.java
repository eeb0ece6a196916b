package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What the other side said to a write. Even {@link Accepted} proves nothing until read back. */
public sealed interface WriteReply {

    /** Returns a short code for the ledger. */
    String code();

    /**
     * Slack said yes.
     *
     * @param code {@code accepted}, with what the write did besides, if anything
     */
    record Accepted(String code) implements WriteReply {
        public Accepted {
            requireNonNull(code, "code is null");
        }

        public Accepted() {
            this("accepted");
        }
    }

    /** It was so already. */
    record AlreadySo(String code) implements WriteReply {
        public AlreadySo {
            requireNonNull(code, "code is null");
        }
    }

    /**
     * Definitely not done; may be tried from then on.
     *
     * @param code why not now
     */
    record TryLater(Instant notBefore, String code) implements WriteReply {
        public TryLater {
            requireNonNull(notBefore, "notBefore is null");
            requireNonNull(code, "code is null");
        }

        public TryLater(Instant notBefore) {
            this(notBefore, "rate-limited");
        }
    }

    /** Sent, but whether it took effect is not known: look before trying again. */
    record Ambiguous(String code) implements WriteReply {
        public Ambiguous {
            requireNonNull(code, "code is null");
        }
    }

    /** Not done, and repeating will not help: rank, scope, setting. A human must act. */
    record Refused(String code) implements WriteReply {
        public Refused {
            requireNonNull(code, "code is null");
        }
    }

    /** Not done because our request was wrong: a bug of ours. */
    record Defect(String code) implements WriteReply {
        public Defect {
            requireNonNull(code, "code is null");
        }
    }
}
