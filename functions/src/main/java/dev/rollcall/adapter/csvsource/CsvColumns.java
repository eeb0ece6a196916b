package dev.rollcall.adapter.csvsource;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

import java.util.HashSet;
import java.util.List;

/** The columns of a file, by its header, and its rows read by them (RFC 4180). */
record CsvColumns(List<String> names) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    CsvColumns {
        names = List.copyOf(names);
    }

    /** Reads the header. Columns that nobody asks for are let be. */
    static CsvColumns read(CsvKind kind, CsvLines.Line header) {
        List<String> names;
        try {
            String text = header.text().orElseThrow(() -> new BadRow("not readable"));
            names = fields(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (BadRow _) {
            throw CsvRefusal.of(kind, "header-unreadable");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw CsvRefusal.of(kind, "columns-twice");
        }
        if (!names.containsAll(kind.columns())) {
            throw CsvRefusal.of(kind, "columns-missing");
        }
        return new CsvColumns(names);
    }

    /** Throws {@link BadRow} of a line that is no row. */
    CsvRow row(CsvLines.Line line) {
        List<String> fields =
                fields(line.text().orElseThrow(() -> new BadRow("too long, or not UTF-8")));
        if (fields.size() != names.size()) {
            throw new BadRow("another number of fields than the header");
        }
        return new CsvRow(this, fields);
    }

    private static List<String> fields(String line) {
        boolean open = (line.chars().filter(c -> c == '"').count() % 2) != 0;
        if (line.isBlank() || open || line.indexOf('\r') >= 0) {
            throw new BadRow("empty, or a field with a line break");
        }
        if (line.indexOf('"') < 0) {
            // So are most rows, of which there may be millions.
            return List.of(line.split(",", -1));
        }
        try {
            return CsvReader.builder().ofSingleCsvRecord(line).getFields();
        } catch (CsvParseException | IllegalArgumentException _) {
            // Their messages may quote the row.
            throw new BadRow("not CSV");
        }
    }
}
