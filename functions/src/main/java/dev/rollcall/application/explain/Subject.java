package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.PersonId;

/** Who is asked about. */
public sealed interface Subject {

    record OfPerson(PersonId person) implements Subject {
        public OfPerson {
            requireNonNull(person, "person is null");
        }
    }

    /** Whoever is linked to the account. */
    record OfAccount(AccountId account) implements Subject {
        public OfAccount {
            requireNonNull(account, "account is null");
        }
    }

    /**
     * Reads {@code okta:00u1} or {@code U012AB3CD}.
     *
     * @throws IllegalArgumentException if the text is neither; the message says what is
     */
    static Subject parse(String text) {
        if (text.indexOf(':') >= 0) {
            return new OfPerson(PersonId.parse(text));
        }
        try {
            return new OfAccount(new AccountId(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A person is named by source and id, as in okta:00u1, or by the id of a Slack"
                            + " account, as in U012AB3CD; not by a name, login or e-mail",
                    e);
        }
    }
}
