package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.PopulationName;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One difference between what should be and what is. Ids, codes and times only, no name and no
 * address.
 *
 * @param because what was expected and why: by mapping the path that gives it, or a code
 * @param found what is there instead, as codes and ids
 */
public record Drift(
        DriftKind kind,
        Optional<PersonId> person,
        Optional<AccountId> account,
        Optional<Entitlement> entitlement,
        SortedMap<String, String> because,
        SortedMap<String, String> found) {
    /** Under which name {@link #found} tells which attributes differ, by their names. */
    public static final String ATTRIBUTES = "attributes";

    /** Under which name {@link #found} tells how far rules went that the policy has no more. */
    public static final String MODE = "former-mode";

    /** Under which name {@link #found} tells the last policy that had those rules. */
    public static final String FORMER_POLICY = "former-policy";

    /** Under which name {@link #found} tells the population of its person. */
    public static final String POPULATION = "population";

    public Drift {
        requireNonNull(kind, "kind is null");
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(entitlement, "entitlement is null");
        because = Collections.unmodifiableSortedMap(new TreeMap<>(because));
        found = Collections.unmodifiableSortedMap(new TreeMap<>(found));
        if (person.isEmpty() && account.isEmpty() && entitlement.isEmpty()) {
            throw new IllegalArgumentException("A drift is about somebody or something");
        }
    }

    /** Returns this with the population of its person, which does not change what it is. */
    public Drift in(PopulationName population) {
        SortedMap<String, String> all = new TreeMap<>(found);
        all.put(POPULATION, population.value());
        return new Drift(kind, person, account, entitlement, because, all);
    }

    /** Returns a name for what is different, not for how. */
    public DriftId id() {
        return DriftId.of(
                kind.code()
                        + "|"
                        + person.map(PersonId::toString).orElse("")
                        + "|"
                        + account.map(AccountId::value).orElse("")
                        + "|"
                        + entitlement.map(Entitlement::key).orElse(""));
    }
}
