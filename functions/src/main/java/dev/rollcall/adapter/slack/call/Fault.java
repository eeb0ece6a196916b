package dev.rollcall.adapter.slack.call;

/** What an error of Slack's means for us; each code stands in exactly one table. */
public enum Fault {
    /** It was so already; nothing was done. */
    ALREADY_SO,
    /** What was asked about does not exist: no such user, no such group, no sessions. */
    ABSENT,
    /** The token is not valid (any more); nothing was done. */
    TOKEN,
    /** Rank, scope, plan or setting; nothing was done, and only a human can change it. */
    HUMAN,
    /** Our request is wrong; nothing was done. */
    DEFECT,
    /** Busy; nothing was done. */
    LATER,
    /** Slack failed halfway: part of it may have been done. */
    AMBIGUOUS
}
