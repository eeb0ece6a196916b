package dev.rollcall.domain.stay;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.policy.Population;

import java.util.Optional;

/** Who answers for somebody. */
public sealed interface Sponsor {

    /** The population needs none. */
    record NotNeeded() implements Sponsor {}

    /** One is needed, and the source names none, or by something that is no id. */
    record Nobody() implements Sponsor {}

    record Named(PersonId person) implements Sponsor {
        public Named {
            requireNonNull(person, "person is null");
        }
    }

    /** Returns whom the source names; nobody answers for themselves. */
    static Sponsor of(Population population, PersonRecord person) {
        if (population.sponsorAttribute().isEmpty()) {
            return new NotNeeded();
        }
        return population
                .sponsorAttribute()
                .flatMap(person::attribute)
                .map(String::strip)
                .flatMap(id -> id(person, id))
                .filter(id -> !id.equals(person.person()))
                .<Sponsor>map(Named::new)
                .orElseGet(Nobody::new);
    }

    private static Optional<PersonId> id(PersonRecord person, String id) {
        try {
            return Optional.of(new PersonId(person.person().source(), id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
