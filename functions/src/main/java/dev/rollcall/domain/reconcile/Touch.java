package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.time.Instant;

/**
 * Slack says that somebody has just changed something of an account. It is a reason to look, and
 * never a fact (rule 2).
 */
public sealed interface Touch {
    AccountId account();

    /** Returns when it was, by Slack's clock. */
    Instant at();

    /** Returns what it is about: of two touches of the same thing the later one counts. */
    String what();

    /**
     * It came into something, or left it.
     *
     * @param has whether it is in there now
     */
    record Membership(AccountId account, Entitlement thing, boolean has, Instant at)
            implements Touch {
        public Membership {
            requireNonNull(account, "account is null");
            requireNonNull(thing, "thing is null");
            requireNonNull(at, "at is null");
        }

        @Override
        public String what() {
            return thing.key();
        }
    }

    /**
     * It was switched on or off, or something else of it has changed.
     *
     * @param active which it is now
     */
    record Activity(AccountId account, boolean active, Instant at) implements Touch {
        public static final String WHAT = "activity";

        public Activity {
            requireNonNull(account, "account is null");
            requireNonNull(at, "at is null");
        }

        @Override
        public String what() {
            return WHAT;
        }
    }

    /** It is new in a workspace. */
    record Arrival(AccountId account, Instant at) implements Touch {
        public static final String WHAT = "arrival";

        public Arrival {
            requireNonNull(account, "account is null");
            requireNonNull(at, "at is null");
        }

        @Override
        public String what() {
            return WHAT;
        }
    }

    /**
     * Kept by another version of ours, and of something that this one does not know.
     *
     * @param what the other version's word
     * @param has whether it is so now
     */
    record Unknown(AccountId account, String what, boolean has, Instant at) implements Touch {
        public Unknown {
            requireNonNull(account, "account is null");
            requireNonNull(what, "what is null");
            requireNonNull(at, "at is null");
        }
    }
}
