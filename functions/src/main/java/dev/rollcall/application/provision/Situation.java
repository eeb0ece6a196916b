package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.SourceRules;
import dev.rollcall.domain.stay.EndOfStay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who belongs here, as just read, and what the policy gives them.
 *
 * @param since when the person was first linked to an account; empty: never yet
 */
record Situation(
        PersonRecord person, AccessPolicy policy, Optional<Instant> since, DesiredAccess desired) {
    Situation {
        requireNonNull(person, "person is null");
        requireNonNull(policy, "policy is null");
        requireNonNull(since, "since is null");
        requireNonNull(desired, "desired is null");
    }

    EndOfStay end() {
        return population()
                .map(population -> EndOfStay.of(population, person, since))
                .orElseGet(EndOfStay.Open::new);
    }

    /** Returns the terms of a guest: an end that is still to come is Slack's to keep too. */
    GuestTerms terms() {
        return new GuestTerms(end().at().filter(desired.at()::isBefore));
    }

    /** Returns the person's address; empty if the source tells none. */
    Optional<String> email() {
        return person.attribute(policy.attributes().email()).filter(email -> !email.isBlank());
    }

    /** Returns what people are shown who decide about the person. */
    Profile profile() {
        Map<Attribute, String> kept = policy.attributes().kept();
        Map<Attribute, String> once = policy.attributes().once();
        String name =
                Stream.of(
                                kept.get(Attribute.GIVEN_NAME),
                                kept.get(Attribute.FAMILY_NAME),
                                once.get(Attribute.DISPLAY_NAME))
                        .flatMap(Stream::ofNullable)
                        .flatMap(source -> person.attribute(source).stream())
                        .distinct()
                        .limit(2)
                        .collect(Collectors.joining(" "));
        return new Profile(name, email().orElse(""));
    }

    /** Returns what user names are made of. */
    Optional<String> nameSource() {
        return policy.attributes().userName().flatMap(person::attribute).or(this::email);
    }

    Optional<SourceRules> source() {
        return Optional.ofNullable(policy.sources().get(person.person().source()));
    }

    boolean mayClaim(String email) {
        return source().filter(rules -> rules.mayClaim(email)).isPresent();
    }

    Optional<HumanKey> human() {
        return source().flatMap(SourceRules::hrKeyAttribute)
                .flatMap(person::attribute)
                .filter(number -> !number.isBlank())
                .map(HumanKey::of);
    }

    Optional<Population> population() {
        return desired.population()
                .flatMap(name ->
                        policy.populations().stream()
                                .filter(population -> population.name().equals(name))
                                .findFirst());
    }
}
