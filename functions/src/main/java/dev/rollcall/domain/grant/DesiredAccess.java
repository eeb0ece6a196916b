package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.PopulationName;

import java.util.List;
import java.util.Optional;

/**
 * What a person may have by the policy, whole.
 *
 * @param population empty if the policy knows no population for the person: then nothing is
 *     desired, and nothing is taken
 * @param grants what the person is to have, one per entitlement, by its key
 */
public record DesiredAccess(
        PersonId person,
        Optional<PopulationName> population,
        AccountType account,
        List<Grant> grants,
        List<Withheld> withheld) {
    public DesiredAccess {
        requireNonNull(person, "person is null");
        requireNonNull(population, "population is null");
        requireNonNull(account, "account is null");
        grants = List.copyOf(grants);
        withheld = List.copyOf(withheld);
    }
}
