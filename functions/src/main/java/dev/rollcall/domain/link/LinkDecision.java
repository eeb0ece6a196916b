package dev.rollcall.domain.link;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.util.List;

/** Which account is the person's. */
public sealed interface LinkDecision {

    /**
     * It is linked already, and active.
     *
     * @param others the person's other active accounts, on which rules give nothing
     */
    record Linked(AccountId account, List<AccountId> others) implements LinkDecision {
        public Linked {
            requireNonNull(account, "account is null");
            others = List.copyOf(others);
        }
    }

    /**
     * It is linked already, and deactivated by ourselves, or a human lets it back: the breaker
     * admits it.
     */
    record Reactivate(AccountId account) implements LinkDecision {
        public Reactivate {
            requireNonNull(account, "account is null");
        }
    }

    /**
     * It may be linked, and is looked at again then.
     *
     * @param instead links of others that end by this one
     */
    record LinkTo(AccountId account, Rule rule, List<OtherIdentity> instead)
            implements LinkDecision {
        public LinkTo {
            requireNonNull(account, "account is null");
            requireNonNull(rule, "rule is null");
            instead = List.copyOf(instead);
        }
    }

    /** By what a link is made without a human. */
    enum Rule {
        /** An active account that nobody ever had has the address, and the source may claim it. */
        EMAIL,
        /** HR's key is the same, and the old identity is gone. */
        HUMAN_KEY;

        /** Returns how the link's record names it. */
        public String recorded() {
            return switch (this) {
                case EMAIL -> "by-email";
                case HUMAN_KEY -> "by-hr-key";
            };
        }
    }

    /** There is none: one may be made. */
    record Create() implements LinkDecision {}

    /** Slack's answer proves nothing; it is asked again later. */
    record LookAgain() implements LinkDecision {}

    /** A human decides. Until then nothing is done to any of these accounts for this person. */
    record Dispute(Reason reason, List<AccountId> accounts) implements LinkDecision {
        public Dispute {
            requireNonNull(reason, "reason is null");
            accounts = List.copyOf(accounts);
        }
    }

    /** Why a human decides. */
    enum Reason {
        /** Several linked accounts, and none of them alone has the person's address. */
        SEVERAL_LINKED,
        /** Several accounts have the address, or were the same human's. */
        SEVERAL_FOUND,
        /** It is the person's, but somebody else than Rollcall has deactivated it. */
        CUT_ELSEWHERE,
        /** Somebody who is still there has the account too. */
        ANOTHERS,
        /**
         * The account was linked before: an address or a name may have been given to a newcomer.
         */
        LINKED_EARLIER,
        INACTIVE,
        /** A human has said before that it is not the person's. */
        RULED_OUT,
        ADMIN_ROLE,
        BOT,
        /** Only the user name is the same. */
        USER_NAME_ONLY,
        /** Another source, or none, may claim addresses of this domain. */
        FOREIGN_DOMAIN,
        /** The person is out, and Slack never answered whether it made an account for them. */
        ANSWER_LOST
    }
}
