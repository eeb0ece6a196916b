package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.estate.SlackToken;

/** A call that may be made: its arguments, and the token that makes it. */
record WebCall(Arguments arguments, SlackToken token) {
    WebCall {
        requireNonNull(arguments, "arguments is null");
        requireNonNull(token, "token is null");
    }

    /** Returns the account that does what the call does. */
    String by() {
        return token.holder();
    }

    boolean ofOrganisation() {
        return token.workspace().isEmpty();
    }
}
