package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.util.List;

/** Links in the table, each written twice: in its person's partition and in its account's. */
public final class DynamoLinks implements Links {
    private final Table table;

    public DynamoLinks(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public List<Link> of(PersonId person) {
        return table.query(Keys.links(person)).stream().map(DynamoLinks::link).toList();
    }

    @Override
    public List<Link> to(AccountId account) {
        return table.query(Keys.linked(account)).stream().map(DynamoLinks::link).toList();
    }

    @Override
    public void record(Link link) {
        Attributes facts =
                HintAttributes.of(link.person())
                        .with("account", link.account().value())
                        .with("madeAt", link.madeAt())
                        .with("rule", link.rule());
        table.transact(
                List.of(
                        Write.Put.ifAbsent(
                                Attributes.at(Keys.link(link.person(), link.account()))
                                        .with(facts)),
                        Write.Put.ifAbsent(
                                Attributes.at(Keys.linked(link.person(), link.account()))
                                        .with(facts))));
    }

    private static Link link(Attributes item) {
        return new Link(
                HintAttributes.person(item),
                new AccountId(item.text("account")),
                item.instant("madeAt"),
                item.text("rule"));
    }
}
