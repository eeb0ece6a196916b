package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PortFailure;
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
 * key if there is one. Beside a person's links lies since when an account is being made; beside an
 * account's, how often they were changed, so that of two who link it at one moment one is refused.
 */
public final class DynamoLinks implements Links {
    private static final String ENDED_AT = "endedAt";
    private static final String HUMAN = "human";
    private static final String SINCE = "since";
    private static final String NEW_OR_ENDED = Write.ABSENT + " OR attribute_exists(#endedAt)";
    private static final String HOLDS = Write.PRESENT + " AND attribute_not_exists(#endedAt)";

    private static final String CHANGES = "changes";

    /** An account's links change a few times in its life. */
    private static final int MOST_ATTEMPTS = 10;

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
        table.transact(
                Stream.concat(puts(link), Stream.of(changed(link.account(), "", Attributes.none())))
                        .toList());
    }

    @Override
    public boolean recordFirst(Link link) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            List<Attributes> items = table.query(Keys.linked(link.account()));
            List<Link> ever =
                    items.stream().filter(DynamoLinks::isLink).map(DynamoLinks::link).toList();
            if (!ever.isEmpty()) {
                return ever.equals(List.of(link));
            }
            Write.Update unchanged =
                    items.stream()
                            .findFirst()
                            .map(item ->
                                    changed(
                                            link.account(),
                                            "#changes = :seen",
                                            Attributes.none().with("seen", item.number(CHANGES))))
                            .orElseGet(
                                    () -> changed(link.account(), Write.ABSENT, Attributes.none()));
            // Refused: somebody else was quicker, and is seen now.
            if (table.transact(Stream.concat(puts(link), Stream.of(unchanged)).toList())
                    instanceof Transacted.Done) {
                return true;
            }
        }
        throw new PortFailure.Unavailable("Linking an account that others go on changing");
    }

    private static Stream<Write> puts(Link link) {
        Attributes facts = facts(link);
        Attributes all = link.human().map(human -> facts.with(HUMAN, human.digest())).orElse(facts);
        return keys(link.person(), link.account(), link.human().stream().toList())
                .map(key ->
                        new Write.Put(
                                Attributes.at(key).with(all).with(listed(key, link.person())),
                                NEW_OR_ENDED,
                                Attributes.none()));
    }

    private static Write.Update changed(AccountId account, String condition, Attributes values) {
        return new Write.Update(
                Keys.linkChanges(account), "ADD #changes :one", condition, values.with("one", 1));
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
        Stream<Write> ends =
                keys(person, account, human)
                        .map(key ->
                                new Write.Update(
                                        key,
                                        "SET #endedAt = :endedAt",
                                        HOLDS,
                                        Attributes.none().with(ENDED_AT, at)));
        table.transact(
                Stream.concat(ends, Stream.of(changed(account, "", Attributes.none()))).toList());
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
        return table.query(partition).stream().filter(DynamoLinks::isLink).map(DynamoLinks::link);
    }

    private static boolean isLink(Attributes item) {
        String sk = item.text(Attributes.SK);
        return !sk.equals(Keys.CREATION) && !sk.equals(Keys.CHANGES);
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
