package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Profiles;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names and addresses in the table, an item each, so that one person's can be erased alone. */
public final class DynamoProfiles implements Profiles {
    private final Table table;

    public DynamoProfiles(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public void keep(PersonId person, Profile profile) {
        table.put(
                Write.Put.always(
                        Attributes.at(Keys.profile(person))
                                .with(HintAttributes.of(person))
                                .with("name", profile.name())
                                .with("email", profile.email())));
    }

    @Override
    public Map<PersonId, Profile> of(Collection<PersonId> people) {
        List<Key> keys = people.stream().distinct().map(Keys::profile).toList();
        Map<PersonId, Profile> known = new HashMap<>();
        for (int begin = 0; begin < keys.size(); begin += Table.AT_ONCE) {
            int end = Math.min(keys.size(), begin + Table.AT_ONCE);
            for (Attributes item : table.getAll(keys.subList(begin, end))) {
                known.put(
                        HintAttributes.person(item),
                        new Profile(item.text("name"), item.text("email")));
            }
        }
        return known;
    }
}
