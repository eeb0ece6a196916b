package dev.rollcall.cli;

import dev.rollcall.wire.DriftState;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drift as RFC 4180 has tables: a line of names, every line ended by CR LF, fields in quotes where
 * they must be. A field that a spreadsheet would take for a formula begins with an apostrophe.
 */
final class DriftCsv {
    /** A line. */
    private static final String END = "\r\n";

    private static final List<String> NAMES =
            List.of(
                    "id",
                    "kind",
                    "person",
                    "account",
                    "entitlement",
                    "label",
                    "since",
                    "state",
                    "prospect",
                    "changed",
                    "why");

    private DriftCsv() {}

    static String of(List<DriftState> all) {
        return Stream.concat(Stream.of(NAMES), all.stream().map(DriftCsv::fields))
                .map(DriftCsv::line)
                .collect(Collectors.joining());
    }

    private static List<String> fields(DriftState drift) {
        return List.of(
                drift.id(),
                drift.kind(),
                drift.person(),
                drift.account(),
                drift.entitlement(),
                drift.label(),
                drift.since(),
                drift.state(),
                drift.prospect(),
                drift.changed(),
                drift.why());
    }

    private static String line(List<String> fields) {
        return fields.stream()
                .map(DriftCsv::harmless)
                .map(DriftCsv::quoted)
                .collect(Collectors.joining(",", "", END));
    }

    /** Labels come from a file, and reasons from operators: both may begin with anything. */
    private static String harmless(String field) {
        return !field.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(field.charAt(0)) >= 0
                ? "'" + field
                : field;
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
