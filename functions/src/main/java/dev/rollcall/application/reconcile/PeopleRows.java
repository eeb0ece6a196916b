package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.Emails;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.SourceRules;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is kept of people: of each attribute that counts a digest, of ids and days the text. */
final class PeopleRows {
    private final Pseudonyms pseudonyms;
    private final AccessPolicy policy;
    private final Map<SourceId, SourceRules> sources;
    private final Set<String> told;

    PeopleRows(Pseudonyms pseudonyms, AccessPolicy policy) {
        this.pseudonyms = requireNonNull(pseudonyms, "pseudonyms is null");
        this.policy = policy;
        this.sources = policy.sources();
        this.told =
                Stream.concat(
                                policy.populations().stream().flatMap(PeopleRows::told),
                                policy.sources().keySet().stream()
                                        .flatMap(source ->
                                                ManagersAccount.toldIn(policy.attributesOf(source))
                                                        .stream()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    SnapshotRow.Person of(PersonReading.Found person) {
        AttributeRules attributes = policy.attributesOf(person.person().source());
        Map<String, String> said = new HashMap<>();
        told.forEach(name ->
                attribute(person, name).ifPresent(value -> said.put(name, unaddressed(value))));
        Map<Attribute, Long> digests = new EnumMap<>(Attribute.class);
        attributes.kept().entrySet().stream()
                .filter(rule -> ComparedAttributes.BY_DIGEST.contains(rule.getKey()))
                .forEach(rule ->
                        attribute(person, rule.getValue())
                                .map(Attribute::normal)
                                .filter(rule.getKey()::fits)
                                .ifPresent(value ->
                                        digests.put(rule.getKey(), pseudonyms.ofAttribute(value))));
        Optional<SourceRules> source = Optional.ofNullable(sources.get(person.person().source()));
        Optional<String> email = attribute(person, attributes.email()).filter(Emails::isOne);
        return new SnapshotRow.Person(
                person.person(),
                person.standing(),
                person.status(),
                said,
                attribute(person, attributes.email()).map(pseudonyms::ofEmail),
                digests,
                source.filter(rules -> email.filter(rules::mayClaim).isPresent()).isPresent(),
                source.flatMap(rules -> rules.human(person.attributes())));
    }

    /** Where an id is to stand, somebody may have written an address: that is not kept. */
    private static String unaddressed(String value) {
        return value.indexOf('@') < 0 ? value : "?";
    }

    private static Optional<String> attribute(PersonReading.Found person, String name) {
        return Optional.ofNullable(person.attributes().get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Stream<String> told(Population population) {
        return Stream.of(
                        population.endAttribute(),
                        population.zoneAttribute(),
                        population.sponsorAttribute())
                .flatMap(Optional::stream);
    }
}
