package dev.rollcall.domain.access;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;

import java.time.Instant;

/**
 * Our record that a person and an account belong to one human; Slack does not keep an external id.
 *
 * @param rule how the link was made, e.g. {@code adopted}
 */
public record Link(PersonId person, AccountId account, Instant madeAt, String rule) {
    public Link {
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(madeAt, "madeAt is null");
        requireNonNull(rule, "rule is null");
    }
}
