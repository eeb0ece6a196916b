package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.person.PersonId;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an account tells of its human otherwise than the source, in the attributes that follow it.
 */
final class AttributeChanges {
    private final NameRule names;
    private final Links links;

    AttributeChanges(NameRule names, Links links) {
        this.names = requireNonNull(names, "names is null");
        this.links = requireNonNull(links, "links is null");
    }

    /**
     * @param changes to be written
     * @param drift names that differ and are left as they are
     */
    record Found(List<AccountChange> changes, SortedSet<Attribute> drift) {
        Found {
            changes = List.copyOf(changes);
        }
    }

    Found of(Situation situation, ListedAccount account) {
        List<AccountChange> changes = new ArrayList<>();
        SortedSet<Attribute> drift = new TreeSet<>();
        PersonId person = situation.person().person();
        told(situation)
                .forEach((attribute, value) -> {
                    Optional<String> shown =
                            Optional.ofNullable(account.profile().attributes().get(attribute));
                    if (shown.filter(value::equals).isPresent()) {
                        return;
                    }
                    if (NameRule.isName(attribute)
                            && !names.mayWrite(person, attribute, value, shown)) {
                        drift.add(attribute);
                    } else {
                        changes.add(new AccountChange.Put(attribute, value));
                    }
                });
        return new Found(changes, drift);
    }

    /** Keeps which names the source tells now. */
    void keepNames(Situation situation) {
        told(situation)
                .forEach((attribute, value) -> {
                    if (NameRule.isName(attribute)) {
                        names.told(situation.person().person(), attribute, value);
                    }
                });
    }

    private Map<Attribute, String> told(Situation situation) {
        Map<Attribute, String> told = new EnumMap<>(Attribute.class);
        situation
                .policy()
                .attributes()
                .kept()
                .forEach((attribute, name) ->
                        situation
                                .person()
                                .attribute(name)
                                .filter(value -> !value.isBlank())
                                .flatMap(value -> value(situation, attribute, value))
                                .ifPresent(value -> told.put(attribute, value)));
        return told;
    }

    /** A manager is told as a person of the same source, and kept as that one's account. */
    private Optional<String> value(Situation situation, Attribute attribute, String told) {
        if (attribute != Attribute.MANAGER) {
            return Optional.of(told);
        }
        try {
            PersonId manager = new PersonId(situation.person().person().source(), told);
            return links.of(manager).stream()
                    .map(Link::account)
                    .map(account -> account.value())
                    .findFirst();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
