package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;

import java.util.List;
import java.util.Optional;

/** All drift there is and was. Throws {@link PortFailure}. */
public interface Drifts {
    /** Before the first. */
    String START = "";

    /**
     * @param next where the listing goes on; empty: that was all
     */
    record Page(List<DriftRecord> records, Optional<String> next) {
        public Page {
            records = List.copyOf(records);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * One record in the place of another.
     *
     * @param seen empty: there was none
     */
    record Change(Optional<DriftRecord> seen, DriftRecord next) {
        public Change {
            requireNonNull(seen, "seen is null");
            requireNonNull(next, "next is null");
        }
    }

    Optional<DriftRecord> find(DriftId id);

    /**
     * Puts a record in the place of the one that was seen; false if it has changed since. One that
     * is gone is kept for {@link DriftRecord#REMEMBERED} at least.
     */
    boolean replace(Optional<DriftRecord> seen, DriftRecord next);

    /**
     * The same of many at once, each by itself: there may be a hundred thousand. Dying in between
     * leaves some of them.
     *
     * @param changes of different records
     * @return those whose record has changed since, and is left as it is
     */
    List<Change> replaceEach(List<Change> changes);

    /**
     * Returns those that are not gone, in an order of its own. What has just changed may not show
     * yet.
     *
     * @param point {@link #START}, or where the page before says
     * @param most at most so many
     * @throws IllegalArgumentException if the point is none
     */
    Page notGone(String point, int most);
}
