package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonId;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the source tells of somebody, as an account can tell it. A manager is told as a person of
 * the same source, and becomes that one's account; who has none yet is left out until then.
 */
final class ToldAttributes {
    private final Links links;

    ToldAttributes(Links links) {
        this.links = requireNonNull(links, "links is null");
    }

    /**
     * @param values in their normal form
     * @param unfit what is too long for Slack, or cannot be shown
     */
    record Told(Map<Attribute, String> values, Map<Attribute, String> unfit) {
        @Override
        public String toString() {
            return "Told[redacted]";
        }
    }

    /**
     * @param rules which attribute of the source is told as which of the account
     */
    Told of(Situation situation, Map<Attribute, String> rules) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        Map<Attribute, String> unfit = new EnumMap<>(Attribute.class);
        rules.forEach((attribute, name) ->
                situation
                        .person()
                        .attribute(name)
                        .map(Attribute::normal)
                        .filter(value -> !value.isEmpty())
                        .ifPresent(value -> {
                            if (!attribute.fits(value)) {
                                unfit.put(attribute, value);
                            } else {
                                accounted(situation, attribute, value)
                                        .ifPresent(fitting -> values.put(attribute, fitting));
                            }
                        }));
        return new Told(values, unfit);
    }

    private Optional<String> accounted(Situation situation, Attribute attribute, String told) {
        if (attribute != Attribute.MANAGER) {
            return Optional.of(told);
        }
        try {
            return account(new PersonId(situation.person().person().source(), told));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Of several it is the one that was linked first, so that it is always the same. */
    private Optional<String> account(PersonId manager) {
        return links.of(manager).stream()
                .min(
                        Comparator.comparing(Link::madeAt)
                                .thenComparing(link -> link.account().value()))
                .map(Link::account)
                .map(AccountId::value);
    }
}
