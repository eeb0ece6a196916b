package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.Approver;

/** Mail to one approver, over a topic of their own. Throws {@link PortFailure}. */
public interface ApproverMail {

    /** Whether mail reaches an approver. */
    enum Reach {
        CONFIRMED,
        /**
         * Confirmed without a signature: whoever has one of the mails can unsubscribe the approver.
         */
        REVOCABLE,
        /** Subscribed; the approver has not confirmed yet. */
        UNCONFIRMED
    }

    /** A mail in plain text. Prints nothing: it holds a link. */
    record Mail(String subject, String body) {
        public Mail {
            requireNonNull(subject, "subject is null");
            requireNonNull(body, "body is null");
        }

        @Override
        public String toString() {
            return "Mail[redacted]";
        }
    }

    /** Makes the approver's topic and subscription where they are missing. */
    Reach ensure(Approver approver);

    void send(Approver approver, Mail mail);
}
