package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.PopulationName;
import dev.rollcall.domain.policy.Provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person may have by the policy, whole.
 *
 * @param standing nobody but who is entitled gets anything; what others have is not touched here
 * @param population empty if the policy knows no population for the person: then nothing is
 *     desired, and nothing is taken
 * @param provisioning whether somebody without an account gets one now or with the first sign-in
 * @param grants what the person is to have, one per entitlement, by its key
 * @param withheld what rules would give and the person does not get; never what is granted too
 * @param at the time for which it was computed
 */
public record DesiredAccess(
        PersonId person,
        Standing standing,
        Optional<PopulationName> population,
        AccountType account,
        Provisioning provisioning,
        List<Grant> grants,
        List<Withheld> withheld,
        Instant at) {
    public DesiredAccess {
        requireNonNull(person, "person is null");
        requireNonNull(standing, "standing is null");
        requireNonNull(population, "population is null");
        requireNonNull(account, "account is null");
        requireNonNull(provisioning, "provisioning is null");
        grants = List.copyOf(grants);
        withheld = List.copyOf(withheld);
        requireNonNull(at, "at is null");
    }

    /** Returns what the person may have on an account beside the one that rules give on. */
    public DesiredAccess elsewhere() {
        return new DesiredAccess(
                person, standing, population, account, provisioning, List.of(), List.of(), at);
    }
}
