package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.PersonId;

/** Whom a change is about: an account, or a person who has none yet. */
public sealed interface Whom {

    /** Returns a stable name, {@code U01} or {@code okta:00u1}. */
    @Override
    String toString();

    /**
     * Returns the account.
     *
     * @throws IllegalStateException of somebody who has none; only a creation is of such
     */
    AccountId account();

    record Owner(AccountId account) implements Whom {
        public Owner {
            requireNonNull(account, "account is null");
        }

        @Override
        public String toString() {
            return account.value();
        }
    }

    record Newcomer(PersonId person) implements Whom {
        public Newcomer {
            requireNonNull(person, "person is null");
        }

        @Override
        public AccountId account() {
            throw new IllegalStateException(person + " has no account yet");
        }

        @Override
        public String toString() {
            return person.toString();
        }
    }

    static Whom of(AccountId account) {
        return new Owner(account);
    }

    static Whom of(PersonId person) {
        return new Newcomer(person);
    }

    /**
     * Reads what {@link #toString()} wrote. An account's id has no colon, and a person's has one.
     *
     * @throws IllegalArgumentException if the text names nobody
     */
    static Whom parse(String text) {
        return text.indexOf(':') < 0 ? of(new AccountId(text)) : of(PersonId.parse(text));
    }
}
