package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.listing.Lookup;

import java.util.Optional;

/** What became of the making of an account. */
public sealed interface Creation {

    /** Returns the same in the words of any other write, for the record. */
    WriteReply reply();

    /**
     * Slack made it.
     *
     * @param userName what Slack says that it assigned, which may be another name than was asked
     *     for; empty if it does not say
     */
    record Created(AccountId account, Optional<String> userName) implements Creation {
        public Created {
            requireNonNull(account, "account is null");
            requireNonNull(userName, "userName is null");
        }

        @Override
        public WriteReply reply() {
            return new WriteReply.Accepted();
        }

        @Override
        public String toString() {
            return "Created[" + account + "]";
        }
    }

    /**
     * Nothing was made: an account has the address already, a deactivated one perhaps. A human
     * decides whether that one is reactivated or gives the address up.
     *
     * @param holder who has it, as far as it could be found
     */
    record EmailTaken(Lookup<ListedAccount> holder) implements Creation {
        public EmailTaken {
            requireNonNull(holder, "holder is null");
        }

        @Override
        public WriteReply reply() {
            return new WriteReply.Refused("email_taken");
        }
    }

    /** Nothing was made: Slack does not take this name. The next candidate may be tried. */
    record NameRefused(String code) implements Creation {
        public NameRefused {
            requireNonNull(code, "code is null");
        }

        @Override
        public WriteReply reply() {
            return new WriteReply.Refused(code);
        }
    }

    /**
     * Slack says that it failed, and that can mean anything: it was made, somebody has the address,
     * or all seats are taken. It was looked for.
     *
     * @param byEmail who has the address now
     * @param byUserName who has the name now
     */
    record Failed(String code, Lookup<ListedAccount> byEmail, Lookup<ListedAccount> byUserName)
            implements Creation {
        public Failed {
            requireNonNull(code, "code is null");
            requireNonNull(byEmail, "byEmail is null");
            requireNonNull(byUserName, "byUserName is null");
        }

        /** Nobody has the address for certain: a human sees why. Else look again first. */
        @Override
        public WriteReply reply() {
            return byEmail instanceof Lookup.Nothing<ListedAccount>()
                            && byUserName instanceof Lookup.Nothing<ListedAccount>()
                    ? new WriteReply.Refused(code)
                    : new WriteReply.Ambiguous(code);
        }
    }

    /**
     * Anything else. After {@link WriteReply.Ambiguous} it may have been made: look by e-mail and
     * by user name before it is tried again.
     */
    record NotCreated(WriteReply reply) implements Creation {
        public NotCreated {
            requireNonNull(reply, "reply is null");
        }
    }
}
