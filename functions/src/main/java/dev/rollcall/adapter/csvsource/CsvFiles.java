package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.SourceFiles;

import java.util.function.Consumer;

/** The tables of what was accepted. */
record CsvFiles(SourceFiles files, CsvAcceptance acceptance, CsvReading reading) {
    CsvFiles {
        requireNonNull(files, "files is null");
        requireNonNull(acceptance, "acceptance is null");
        requireNonNull(reading, "reading is null");
    }

    /** Opens a table; a place of 0 is the first row. */
    CsvTable open(CsvAcceptance.Current current, CsvKind kind, long from) {
        return CsvTable.open(
                files,
                kind,
                current.manifest().file(kind).name(),
                current.generation().tag(kind),
                from);
    }

    /** Hands over every membership. */
    void eachMembership(CsvAcceptance.Current current, Consumer<CsvReading.Membership> membership) {
        try (CsvTable table = open(current, CsvKind.MEMBERSHIPS, 0)) {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                membership.accept(
                        row.get().read(CsvKind.MEMBERSHIPS, reading, CsvReading::membership));
            }
        }
    }
}
