package dev.rollcall.function.operator;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.PopulationName;
import dev.rollcall.domain.reconcile.DriftFilter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads which drift is wanted, field by field. */
final class DriftQuery {
    private static final int LONGEST = 200;

    private DriftQuery() {}

    /**
     * @param field returns a field by its name; an empty text narrows nothing
     * @throws IllegalArgumentException if a field is not understood; the message says which, and
     *     how it is written
     */
    static DriftFilter of(UnaryOperator<String> field) {
        return new DriftFilter(
                read(field, "kind", "a kind such as manual-add", DriftKind::parse),
                read(field, "person", "source and id, as in okta:00u1", PersonId::parse),
                read(field, "population", "a population's name", PopulationName::new),
                read(field, "entitlement", "a key as lists show it", Entitlement::parse),
                read(field, "mapping", "a mapping's name", MappingName::new),
                read(
                        field,
                        "state",
                        "open, correcting, tried, contested, accepted or unaccepted",
                        DriftFilter.Stand::parse),
                read(
                        field,
                        "since",
                        "a day as in 2026-11-24, or a time as in 2026-11-24T10:00:00Z",
                        DriftQuery::time));
    }

    private static <T> Optional<T> read(
            UnaryOperator<String> field, String name, String form, Function<String, T> parse) {
        String value = field.apply(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (value.length() <= LONGEST) {
                return Optional.of(parse.apply(value));
            }
        } catch (IllegalArgumentException | DateTimeException _) {
            // Said below, without repeating what was sent.
        }
        throw new IllegalArgumentException("'" + name + "' is " + form + ", or left out.");
    }

    private static Instant time(String text) {
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }
}
