package dev.rollcall.adapter.slack.call;

import dev.rollcall.platform.http.HttpReply;

/** How one of Slack's two APIs says what became of a call. */
@FunctionalInterface
public interface Dialect {
    SlackOutcome outcome(HttpReply.Answer answer);

    /**
     * Returns whether a 429 means that this one user or group is being written to, rather than that
     * there were too many calls.
     */
    default boolean isLock(HttpReply.Answer answer) {
        return false;
    }
}
