package dev.rollcall.adapter.csvsource;

import java.util.Set;

/** The three files. */
enum CsvKind {
    USERS("users", 500_000, Set.of("id", "status", "email", "displayName")),
    GROUPS("groups", 100_000, Set.of("id", "name")),
    MEMBERSHIPS("memberships", 5_000_000, Set.of("groupId", "memberType", "memberId"));

    private final String key;
    private final int mostRows;
    private final Set<String> columns;

    CsvKind(String key, int mostRows, Set<String> columns) {
        this.key = key;
        this.mostRows = mostRows;
        this.columns = columns;
    }

    /** Returns what it is called in the manifest. */
    String key() {
        return key;
    }

    /** Returns how many rows are believed; what is kept of them must fit in a function. */
    int mostRows() {
        return mostRows;
    }

    /** Returns the columns that must be there. */
    Set<String> columns() {
        return columns;
    }
}
