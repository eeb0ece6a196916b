package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.breaker.ChangeKind;

/** What the table itself says of deactivations, whatever was answered. */
record StoredBrake(Table table) {

    /** Returns how many the stored windows say were admitted. */
    int counted() {
        return CountedWindows.read(table, ChangeKind.DEACTIVATE)
                .windows()
                .buckets()
                .values()
                .stream()
                .mapToInt(count -> count)
                .sum();
    }

    long reservations() {
        return table.query(Keys.windows(ChangeKind.DEACTIVATE).pk()).stream()
                .filter(item -> item.text(Attributes.SK).startsWith(Keys.RESERVATION))
                .count();
    }
}
