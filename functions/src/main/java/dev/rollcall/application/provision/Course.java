package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.link.LinkDecision;

/** What is to be done about the account of somebody who belongs here, before anything else is. */
sealed interface Course {
    /**
     * Nothing.
     *
     * @param unlinked no account is known either, so what waited for one waits no more
     */
    record NotDue(boolean unlinked) implements Course {}

    /** The source tells no address, or what cannot be one: nothing can be found or made. */
    record NoAddress() implements Course {}

    /** It is linked and active. */
    record Own(LinkDecision.Linked linked) implements Course {
        public Own {
            requireNonNull(linked, "linked is null");
        }
    }

    /** It is linked, and then looked at again. */
    record Link(LinkDecision.LinkTo link) implements Course {
        public Link {
            requireNonNull(link, "link is null");
        }
    }

    record Revive(AccountId account) implements Course {
        public Revive {
            requireNonNull(account, "account is null");
        }
    }

    record Ask(LinkDecision.Dispute dispute) implements Course {
        public Ask {
            requireNonNull(dispute, "dispute is null");
        }
    }

    /** Slack's answer proves nothing; it is asked again. */
    record LookAgain() implements Course {}

    /** The first sign-in makes it. */
    record Await() implements Course {}

    /** Slack's API makes no account of that kind. */
    record ByHand() implements Course {}

    record Make(String email) implements Course {
        public Make {
            requireNonNull(email, "email is null");
        }

        /** Prints no address. */
        @Override
        public String toString() {
            return "Make[]";
        }
    }
}
