package dev.rollcall.adapter.slack.fault;

/** Where an operation may end while the fault is there. */
enum Ending {
    /** Done, and read back. */
    DONE,
    /** Not done, and said so: a human is needed, or time. It is done after the fault. */
    NOT_DONE,
    /**
     * Said to be so already, though a row that would have shown otherwise was missing, of which
     * Slack gives no number. Nothing was sent, and the next fresh look finds it.
     */
    OVERLOOKED,
    /**
     * Done once, and nobody can find out: a human looks, and trying again after the fault ends in
     * the same.
     */
    LOST,
    /** Either of the first two. */
    EITHER
}
