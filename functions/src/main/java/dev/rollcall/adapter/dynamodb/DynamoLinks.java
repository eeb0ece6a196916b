package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.util.List;

/** Links in the table, a partition per person. */
public final class DynamoLinks implements Links {
    private final Table table;

    public DynamoLinks(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public List<Link> of(PersonId person) {
        return table.query(Keys.links(person)).stream()
                .map(item ->
                        new Link(
                                person,
                                new AccountId(item.text("account")),
                                item.instant("madeAt"),
                                item.text("rule")))
                .toList();
    }

    @Override
    public void record(Link link) {
        table.put(
                Write.Put.ifAbsent(
                        Attributes.at(Keys.link(link.person(), link.account()))
                                .with("account", link.account().value())
                                .with("madeAt", link.madeAt())
                                .with("rule", link.rule())));
    }
}
