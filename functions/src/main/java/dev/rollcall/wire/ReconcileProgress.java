package dev.rollcall.wire;

/**
 * How far the latest reconciliation is. An empty text stands for none.
 *
 * @param snapshot names it; empty: there was none yet
 * @param phase what is being done, as {@code reading}, or {@code ended}
 * @param reading the list that is being read, by its key
 * @param page how many pages of that list were read
 * @param pages how many pages were read in all
 * @param listsDone how many lists are done with
 * @param listsLeft how many are not, as far as is known
 * @param failures how often in a row the next page could not be read
 * @param corrections how many differences are to be set right, once that is known
 * @param settled how many of those are done with in this phase
 * @param execution which execution of it this is, from 1
 * @param carried whether that execution runs
 * @param trouble why it ended without a result
 */
public record ReconcileProgress(
        String snapshot,
        String begun,
        String ended,
        String phase,
        String reading,
        int page,
        int pages,
        int listsDone,
        int listsLeft,
        int failures,
        int corrections,
        int settled,
        int execution,
        boolean carried,
        String trouble) {}
