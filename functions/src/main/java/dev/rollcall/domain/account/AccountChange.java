package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

/**
 * One change to what an account tells of its human. Nothing here can make an account active or
 * inactive, a guest or a member, or touch a group.
 */
public sealed interface AccountChange {

    /** Gives it another user name; its nickname follows. */
    record Rename(UserName userName) implements AccountChange {
        public Rename {
            requireNonNull(userName, "userName is null");
        }
    }

    record Put(Attribute attribute, String value) implements AccountChange {
        public Put {
            value = attribute.checked(value);
        }

        @Override
        public String toString() {
            return "Put[" + attribute + "]";
        }
    }

    record Clear(Attribute attribute) implements AccountChange {
        public Clear {
            requireNonNull(attribute, "attribute is null");
        }
    }

    /** Makes it the primary address; Slack knows no account without one. */
    record PrimaryEmail(String email) implements AccountChange {
        public PrimaryEmail {
            email = Emails.checked(email);
        }

        @Override
        public String toString() {
            return "PrimaryEmail[redacted]";
        }
    }

    /** Puts it in the place of the secondary address, which is there. */
    record SecondaryEmail(String email) implements AccountChange {
        public SecondaryEmail {
            email = Emails.checked(email);
        }

        @Override
        public String toString() {
            return "SecondaryEmail[redacted]";
        }
    }

    /** Adds a secondary address to a primary one that stays. */
    record AnotherEmail(String email) implements AccountChange {
        public AnotherEmail {
            email = Emails.checked(email);
        }

        @Override
        public String toString() {
            return "AnotherEmail[redacted]";
        }
    }

    /** Takes the secondary address away. */
    record NoSecondaryEmail() implements AccountChange {}

    /** Puts a telephone number in the place of one that is there. */
    record Phone(String old, String now) implements AccountChange {
        public Phone {
            old = Phones.checked(old);
            now = Phones.checked(now);
        }

        @Override
        public String toString() {
            return "Phone[redacted]";
        }
    }

    /** Takes a telephone number away. */
    record NoPhone(String old) implements AccountChange {
        public NoPhone {
            old = Phones.checked(old);
        }

        @Override
        public String toString() {
            return "NoPhone[redacted]";
        }
    }
}
