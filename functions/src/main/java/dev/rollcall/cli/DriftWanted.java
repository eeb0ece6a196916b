package dev.rollcall.cli;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.wire.DriftState;

import picocli.CommandLine.Option;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which drift is meant; the same options where it is listed and where a list is accepted. */
final class DriftWanted {
    @Option(
            names = "--kind",
            paramLabel = "CODE",
            description = "Only of this kind, as in manual-add.")
    String kind = "";

    @Option(
            names = "--person",
            paramLabel = "PERSON",
            description = "Only of this one: source and id, as in okta:00u1.")
    String person = "";

    @Option(
            names = "--population",
            paramLabel = "NAME",
            description = "Only of people of this population.")
    String population = "";

    @Option(
            names = "--entitlement",
            paramLabel = "KEY",
            description = "Only about this thing, by its key, as in channel:C0ENG.")
    String entitlement = "";

    @Option(
            names = "--mapping",
            paramLabel = "NAME",
            description = "Only where this mapping said what was expected.")
    String mapping = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "open, correcting, tried, contested or accepted.")
    String state = "";

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "Only what was found first on that day (UTC) or later.")
    String since = "";

    /** Returns whether anything is narrowed but where it stands. */
    boolean narrows() {
        return fields().keySet().stream().anyMatch(field -> !field.equals("state"));
    }

    /**
     * Returns it as fields of a query.
     *
     * @throws Misuse if a kind or a person is none
     */
    Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        put(fields, "kind", checkedKind());
        put(fields, "person", checkedPerson());
        put(fields, "population", population);
        put(fields, "entitlement", entitlement);
        put(fields, "mapping", mapping);
        put(fields, "state", state);
        put(fields, "since", since);
        return fields;
    }

    /** Returns the same as far as what is listed shows it. */
    Predicate<DriftState> shown() {
        String one = checkedPerson();
        return each ->
                (kind.isEmpty() || each.kind().equals(kind))
                        && (one.isEmpty() || each.person().equals(one))
                        && (entitlement.isEmpty() || each.entitlement().equals(entitlement))
                        && (state.isEmpty() || each.state().equals(state));
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private String checkedKind() {
        boolean known =
                Arrays.stream(DriftKind.values()).map(DriftKind::code).anyMatch(kind::equals);
        if (!kind.isEmpty() && !known) {
            throw new Misuse(
                    "A kind is one of "
                            + Arrays.stream(DriftKind.values())
                                    .map(DriftKind::code)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return kind;
    }

    private String checkedPerson() {
        if (person.isEmpty()) {
            return person;
        }
        try {
            return PersonId.parse(person).toString();
        } catch (IllegalArgumentException _) {
            throw new Misuse("--person is source and id, as in okta:00u1; no login, no e-mail.");
        }
    }
}
