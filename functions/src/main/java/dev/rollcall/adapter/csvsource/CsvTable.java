package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceFiles;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BiFunction;

/** The rows of an accepted file, from some byte on. */
final class CsvTable implements AutoCloseable {
    private final CsvKind kind;
    private final CsvColumns columns;
    private final CsvLines lines;

    /**
     * @param end the byte after the row
     */
    record Row(CsvRow row, long end) {
        Row {
            requireNonNull(row, "row is null");
        }

        /** Reads it; that it can be read was seen when the file was accepted. */
        <T> T read(CsvKind kind, CsvReading reading, BiFunction<CsvReading, CsvRow, T> as) {
            try {
                return as.apply(reading, row);
            } catch (BadRow _) {
                throw CsvRefusal.of(kind, "not-what-was-accepted");
            }
        }
    }

    private CsvTable(CsvKind kind, CsvColumns columns, CsvLines lines) {
        this.kind = kind;
        this.columns = columns;
        this.lines = lines;
    }

    /**
     * Opens the file that was accepted.
     *
     * @param from where a row begins, or 0 for the first
     * @throws PortFailure if it is another file now
     */
    static CsvTable open(SourceFiles files, CsvKind kind, String name, String tag, long from) {
        CsvLines lines = new CsvLines(content(files, kind, name, tag, 0), 0);
        CsvColumns columns =
                CsvColumns.read(
                        kind,
                        line(kind, lines)
                                .orElseThrow(() -> CsvRefusal.of(kind, "not-what-was-accepted")));
        if (from == 0) {
            return new CsvTable(kind, columns, lines);
        }
        close(kind, lines);
        return new CsvTable(
                kind, columns, new CsvLines(content(files, kind, name, tag, from), from));
    }

    /** Returns the next row; empty at the end. */
    Optional<Row> next() {
        return line(kind, lines)
                .map(line -> {
                    try {
                        return new Row(columns.row(line), line.end());
                    } catch (BadRow _) {
                        throw CsvRefusal.of(kind, "not-what-was-accepted");
                    }
                });
    }

    @Override
    public void close() {
        close(kind, lines);
    }

    private static InputStream content(
            SourceFiles files, CsvKind kind, String name, String tag, long from) {
        return switch (files.open(name, from, Optional.of(tag))) {
            case SourceFiles.Opened.File(_, InputStream content) -> content;
            case SourceFiles.Opened.Missing(), SourceFiles.Opened.Changed() ->
                    throw CsvRefusal.of(kind, "replaced-without-a-manifest");
        };
    }

    private static Optional<CsvLines.Line> line(CsvKind kind, CsvLines lines) {
        try {
            return lines.next();
        } catch (IOException e) {
            throw brokeOff(kind, e);
        }
    }

    private static void close(CsvKind kind, CsvLines lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw brokeOff(kind, e);
        }
    }

    private static PortFailure.Unavailable brokeOff(CsvKind kind, IOException e) {
        return new PortFailure.Unavailable("The source's file of " + kind.key() + " broke off", e);
    }
}
