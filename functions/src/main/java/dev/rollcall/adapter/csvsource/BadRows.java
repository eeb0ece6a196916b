package dev.rollcall.adapter.csvsource;

import java.util.ArrayList;
import java.util.List;

/** The first bad rows by line and column, and how many there are; nothing that they say. */
final class BadRows {
    private static final int TOLD = 10;

    private final List<String> told = new ArrayList<>();
    private int all;

    /**
     * @param line counted from 1, the header's
     */
    void add(int line, String reason) {
        all++;
        if (told.size() < TOLD) {
            told.add("line " + line + ": " + reason);
        }
    }

    /** Refuses the file if there is one. */
    void refuse(CsvKind kind) {
        if (all > 0) {
            throw CsvRefusal.of(
                    kind, " (" + all + " bad rows; " + String.join("; ", told) + ")", "bad-rows");
        }
    }
}
