package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One row. Prints nothing: it is about people. */
record CsvRow(CsvColumns columns, List<String> fields) {
    private static final String ATTRIBUTE = "attribute.";

    CsvRow {
        requireNonNull(columns, "columns is null");
        fields = List.copyOf(fields);
    }

    /** Returns the field; empty if there is no such column. */
    String value(String column) {
        int index = columns.names().indexOf(column);
        return index < 0 ? "" : fields.get(index);
    }

    /** Returns what stands in columns called {@code attribute.…}, where there is anything. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = columns.names().get(i);
            if (name.startsWith(ATTRIBUTE)
                    && name.length() > ATTRIBUTE.length()
                    && !fields.get(i).isEmpty()) {
                attributes.put(name.substring(ATTRIBUTE.length()), fields.get(i));
            }
        }
        return attributes;
    }

    @Override
    public String toString() {
        return "CsvRow[redacted]";
    }
}
