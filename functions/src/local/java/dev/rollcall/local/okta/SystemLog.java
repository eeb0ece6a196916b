package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every event that ever happened, in the order it was stored. */
final class SystemLog {
    private final List<Row> rows = new ArrayList<>();

    /**
     * One stored event.
     *
     * @param number its place in the order of storing, from 1
     */
    record Row(long number, Instant published, ObjectNode event) {
        Row {
            requireNonNull(published, "published is null");
            requireNonNull(event, "event is null");
        }
    }

    /** What to return. */
    record Query(Instant since, Optional<Instant> until, long after, LogFilter filter, int limit) {
        Query {
            requireNonNull(filter, "filter is null");
        }

        boolean fits(Row row) {
            return row.number() > after
                    && !row.published().isBefore(since)
                    && until.map(row.published()::isBefore).orElse(true)
                    && filter.fits(row.event());
        }
    }

    synchronized void add(Instant published, ObjectNode event) {
        rows.add(new Row(rows.size() + 1L, published, event.deepCopy()));
    }

    synchronized List<Row> read(Query query) {
        return rows.stream().filter(query::fits).limit(query.limit()).toList();
    }
}
