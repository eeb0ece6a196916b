package dev.rollcall.adapter.csvsource;

import dev.rollcall.domain.person.Standing;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the column {@code status} means for access; the only place where that is decided. There is
 * no other word: a row with one makes the file refused.
 */
enum CsvStatusTable {
    ENTITLED("entitled", Standing.ENTITLED),
    NOT_YET("not-yet", Standing.NOT_YET),
    SUSPENDED("suspended", Standing.SUSPENDED),
    LEAVER("leaver", Standing.LEAVER);

    private final String status;
    private final Standing standing;

    CsvStatusTable(String status, Standing standing) {
        this.status = status;
        this.standing = standing;
    }

    /** Returns what the word stands for; empty if it is none of the table. */
    static Optional<CsvStatusTable> of(String word) {
        return Arrays.stream(values()).filter(row -> row.status.equals(word)).findFirst();
    }

    String status() {
        return status;
    }

    Standing standing() {
        return standing;
    }
}
