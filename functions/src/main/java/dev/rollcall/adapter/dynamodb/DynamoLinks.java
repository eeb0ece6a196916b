package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Links in the table, each written in its person's partition, in its account's, and in that of HR's
 * key if there is one. Beside a person's links lies since when an account is being made.
 */
public final class DynamoLinks implements Links {
    private static final String ENDED_AT = "endedAt";
    private static final String HUMAN = "human";
    private static final String SINCE = "since";
    private static final String NEW_OR_ENDED = Write.ABSENT + " OR attribute_exists(#endedAt)";
    private static final String HOLDS = Write.PRESENT + " AND attribute_not_exists(#endedAt)";

    private final Table table;

    public DynamoLinks(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public List<Link> of(PersonId person) {
        return ever(Keys.links(person)).filter(Link::holds).toList();
    }

    @Override
    public List<Link> to(AccountId account) {
        return ever(Keys.linked(account)).filter(Link::holds).toList();
    }

    @Override
    public List<Link> everTo(AccountId account) {
        return ever(Keys.linked(account)).toList();
    }

    @Override
    public List<Link> everOf(HumanKey human) {
        return ever(Keys.human(human)).toList();
    }

    @Override
    public void record(Link link) {
        Attributes facts = facts(link);
        Attributes all = link.human().map(human -> facts.with(HUMAN, human.digest())).orElse(facts);
        table.transact(
                keys(link.person(), link.account(), link.human().stream().toList())
                        .<Write>map(key ->
                                new Write.Put(
                                        Attributes.at(key)
                                                .with(all)
                                                .with(listed(key, link.person())),
                                        NEW_OR_ENDED,
                                        Attributes.none()))
                        .toList());
    }

    @Override
    public void identify(PersonId person, AccountId account, HumanKey human) {
        of(person).stream()
                .filter(link -> link.account().equals(account))
                .filter(link -> link.human().isEmpty())
                .findFirst()
                .ifPresent(link -> identify(link, human));
    }

    private void identify(Link link, HumanKey human) {
        Attributes key = Attributes.none().with(HUMAN, human.digest());
        Stream<Write> known =
                keys(link.person(), link.account(), List.of())
                        .map(item ->
                                new Write.Update(
                                        item,
                                        "SET #human = :human",
                                        HOLDS + " AND attribute_not_exists(#human)",
                                        key));
        Write byHuman =
                new Write.Put(
                        Attributes.at(Keys.human(human, link.person(), link.account()))
                                .with(facts(link).with(key)),
                        NEW_OR_ENDED,
                        Attributes.none());
        table.transact(Stream.concat(known, Stream.of(byHuman)).toList());
    }

    @Override
    public void awaitCreation(PersonId person, Instant since) {
        table.put(Write.Put.always(Attributes.at(Keys.creation(person)).with(SINCE, since)));
    }

    @Override
    public void nothingMade(PersonId person) {
        table.put(
                new Write.Put(
                        Attributes.at(Keys.creation(person)), Write.PRESENT, Attributes.none()));
    }

    @Override
    public boolean mayHaveUnknown(PersonId person) {
        return table.get(Keys.creation(person))
                .flatMap(item -> item.instantIfAny(SINCE))
                .filter(since ->
                        ever(Keys.links(person)).allMatch(link -> link.madeAt().isBefore(since)))
                .isPresent();
    }

    private static Attributes facts(Link link) {
        return HintAttributes.of(link.person())
                .with("account", link.account().value())
                .with("madeAt", link.madeAt())
                .with("rule", link.rule());
    }

    @Override
    public void end(PersonId person, AccountId account, Instant at) {
        List<HumanKey> human =
                of(person).stream()
                        .filter(link -> link.account().equals(account))
                        .flatMap(link -> link.human().stream())
                        .toList();
        table.transact(
                keys(person, account, human)
                        .<Write>map(key ->
                                new Write.Update(
                                        key,
                                        "SET #endedAt = :endedAt",
                                        HOLDS,
                                        Attributes.none().with(ENDED_AT, at)))
                        .toList());
    }

    /** In the person's own partition the link makes the person one of the known. */
    private static Attributes listed(Key key, PersonId person) {
        return key.pk().equals(Keys.links(person))
                ? DynamoKnownPeople.attributes(person)
                : Attributes.none();
    }

    private static Stream<Key> keys(PersonId person, AccountId account, List<HumanKey> human) {
        List<Key> keys = new ArrayList<>();
        keys.add(Keys.link(person, account));
        keys.add(Keys.linked(person, account));
        human.forEach(key -> keys.add(Keys.human(key, person, account)));
        return keys.stream();
    }

    private Stream<Link> ever(String partition) {
        return table.query(partition).stream()
                .filter(item -> !item.text(Attributes.SK).equals(Keys.CREATION))
                .map(DynamoLinks::link);
    }

    static Link link(Attributes item) {
        return new Link(
                HintAttributes.person(item),
                new AccountId(item.text("account")),
                item.instant("madeAt"),
                item.text("rule"),
                item.textIfAny(HUMAN).map(HumanKey::new),
                item.instantIfAny(ENDED_AT));
    }
}
