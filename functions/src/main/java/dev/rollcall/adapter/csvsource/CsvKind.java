package dev.rollcall.adapter.csvsource;

import java.util.Set;

/** The three files. */
enum CsvKind {
    USERS("users", 500_000),
    GROUPS("groups", 100_000),
    MEMBERSHIPS("memberships", 5_000_000);

    private final String key;
    private final int mostRows;

    CsvKind(String key, int mostRows) {
        this.key = key;
        this.mostRows = mostRows;
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
        return switch (this) {
            case USERS -> Set.of("id", "status", "email", "displayName");
            case GROUPS -> Set.of("id", "name");
            case MEMBERSHIPS -> Set.of("groupId", "memberType", "memberId");
        };
    }
}
