package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.Emails;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.AtEnd;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.SourceRules;
import dev.rollcall.domain.restore.RestoreRules;
import dev.rollcall.domain.stay.EndOfStay;
import dev.rollcall.domain.stay.StayFinding;
import dev.rollcall.domain.stay.StayRules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Returns what is not as it should be with the stay. */
    Set<StayFinding> openStay(StayRules rules, LeaverPolicy general, Instant now) {
        return population()
                .map(population ->
                        rules.open(population, person, since, general.observesOnly(), now))
                .orElseGet(Set::of);
    }

    /**
     * Returns the terms of a guest: an end that is still to come is Slack's to keep too, but where
     * a human is to decide at the end, for whom Slack would not wait.
     */
    GuestTerms terms() {
        boolean held = population().filter(p -> p.atEnd() == AtEnd.HOLD).isPresent();
        return new GuestTerms(end().at().filter(_ -> !held).filter(desired.at()::isBefore));
    }

    /**
     * Returns what speaks against giving back what the account had by hand.
     *
     * @param now what kind of account it is at present
     * @param preExisting what it had when the company was adopted
     */
    RestoreRules restoreRules(AccountId account, AccountType now, Set<Entitlement> preExisting) {
        return new RestoreRules(
                desired, policy, account, now, preExisting, end().hasCome(desired.at()));
    }

    /** Returns the person's address; empty if the source tells none, or what cannot be one. */
    Optional<String> email() {
        return toldEmail().filter(Emails::isOne);
    }

    /** Returns whether the source tells something as an address that is none. */
    boolean emailIsUnfit() {
        return toldEmail().filter(told -> !Emails.isOne(told)).isPresent();
    }

    /** Returns what accounts tell of people of the person's source. */
    AttributeRules attributes() {
        return policy.attributesOf(person.person().source());
    }

    private Optional<String> toldEmail() {
        return person.attribute(attributes().email())
                .map(String::strip)
                .filter(email -> !email.isEmpty());
    }

    /** Returns what people are shown who decide about the person. */
    Profile profile() {
        Map<Attribute, String> kept = attributes().kept();
        Map<Attribute, String> once = attributes().once();
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
        return attributes().userName().flatMap(person::attribute).or(this::email);
    }

    Optional<SourceRules> source() {
        return Optional.ofNullable(policy.sources().get(person.person().source()));
    }

    /**
     * Returns whether rules give what they have given to the account by our records, and no more.
     */
    boolean isAsRecorded(List<RecordedGrant> recorded, AccountId account) {
        boolean allGiven =
                recorded.stream()
                        .allMatch(record ->
                                record.state() == RecordedGrant.State.GIVEN
                                        && record.account().filter(account::equals).isPresent());
        Set<Grant> given =
                recorded.stream().map(RecordedGrant::grant).collect(Collectors.toUnmodifiableSet());
        return allGiven && given.equals(Set.copyOf(desired.grants()));
    }

    boolean mayClaim(String email) {
        return source().filter(rules -> rules.mayClaim(email)).isPresent();
    }

    Optional<HumanKey> human() {
        return source().flatMap(rules -> rules.human(person.attributes()));
    }

    Optional<Population> population() {
        return desired.population().flatMap(policy::population);
    }
}
