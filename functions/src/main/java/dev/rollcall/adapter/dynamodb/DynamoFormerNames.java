package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.FormerNames;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonId;

import java.util.Set;
import java.util.stream.Collectors;

/** The digests of names in the table, an item for each. */
public final class DynamoFormerNames implements FormerNames {
    private static final String DIGEST = "digest";

    private final Table table;

    public DynamoFormerNames(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Set<String> of(PersonId person, Attribute attribute) {
        return table.query(Keys.names(person)).stream()
                .filter(item -> item.text("attribute").equals(attribute.name()))
                .map(item -> item.text(DIGEST))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void keep(PersonId person, Attribute attribute, String digest) {
        table.put(
                Write.Put.always(
                        Attributes.at(Keys.name(person, attribute, digest))
                                .with("attribute", attribute.name())
                                .with(DIGEST, digest)));
    }
}
