package dev.rollcall.wire;

import java.util.List;

/**
 * What one reconciliation read, found and set right. An empty text stands for none.
 *
 * @param snapshot names it; empty: there is no report
 * @param compared when the differences were named; empty: it did not come so far
 * @param ended when it was seen what came of them; empty: that is not so far
 * @param activeAccounts bots are not among them
 * @param workedOnMeanwhile of so many people nothing is said
 * @param lists those that are not whole first
 * @param listsLeftOut how many more lists there were, all whole
 * @param found how many differences, by kind
 * @param gone how many earlier ones were not there any more
 * @param untold why Slack's audit log did not tell all of who made them so; empty: it did
 * @param deactivatedByOthers how many people who belong here others had deactivated since
 * @param toBeSetRight how many were planned to be set right, by kind
 * @param setRight what came of these
 */
public record ReconcileReport(
        String snapshot,
        String begun,
        String compared,
        String ended,
        int activeAccounts,
        int workedOnMeanwhile,
        List<ListRead> lists,
        int listsLeftOut,
        List<SourceRead> sources,
        List<Count> found,
        int gone,
        String untold,
        int deactivatedByOthers,
        List<Count> toBeSetRight,
        List<Result> setRight) {

    /**
     * @param list its key, as in {@code group-members:okta:00g1}
     * @param why codes for why it is not whole
     */
    public record ListRead(String list, int pages, int rows, boolean whole, List<String> why) {
        public ListRead {
            why = List.copyOf(why);
        }
    }

    /**
     * @param why codes for why it is not whole: nobody loses anything by it then
     */
    public record SourceRead(String source, int people, boolean whole, List<String> why) {
        public SourceRead {
            why = List.copyOf(why);
        }
    }

    /** So many of a kind. */
    public record Count(String kind, int number) {}

    /**
     * @param word {@code equal}, or why it is not: {@code held}, {@code left}, {@code under-way},
     *     {@code not-read-back}, {@code accepted}, {@code contested}
     */
    public record Result(String kind, String word, int number) {}

    public ReconcileReport {
        lists = List.copyOf(lists);
        sources = List.copyOf(sources);
        found = List.copyOf(found);
        toBeSetRight = List.copyOf(toBeSetRight);
        setRight = List.copyOf(setRight);
    }
}
