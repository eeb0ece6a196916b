package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Why a read or a store gave no answer. Messages carry codes and ids only, never names, e-mails or
 * secrets: Step Functions keeps them for 90 days.
 */
public abstract sealed class PortFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PortFailure(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
    }

    /** The other side is busy and says when to come back; nothing has happened. */
    public static sealed class RateLimited extends PortFailure {
        private static final long serialVersionUID = 1L;
        private final Instant notBefore;

        public RateLimited(String what, Instant notBefore) {
            super(what + " is rate limited; come back at " + notBefore, null);
            this.notBefore = requireNonNull(notBefore, "notBefore is null");
        }

        public Instant notBefore() {
            return notBefore;
        }
    }

    /** Another function of ours is at it for all who need it; the other side was not asked. */
    public static final class InHand extends RateLimited {
        private static final long serialVersionUID = 1L;

        public InHand(String what, Instant notBefore) {
            super(what, notBefore);
        }
    }

    /** No answer or a server's error; trying again later may help. */
    public static final class Unavailable extends PortFailure {
        private static final long serialVersionUID = 1L;

        public Unavailable(String what, Throwable cause) {
            super(what, cause);
        }

        public Unavailable(String what) {
            super(what, null);
        }
    }

    /** Trying again will not help: a token, a scope, a rank, a setting. A human must act. */
    public static final class NeedsHuman extends PortFailure {
        private static final long serialVersionUID = 1L;
        private final String code;

        public NeedsHuman(String what, String code) {
            super(what + " was refused: " + code, null);
            this.code = requireNonNull(code, "code is null");
        }

        public String code() {
            return code;
        }
    }
}
