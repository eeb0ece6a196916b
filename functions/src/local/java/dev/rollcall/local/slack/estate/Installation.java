package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An app that somebody installed.
 *
 * @param workspace where; empty for the whole organisation
 * @param scopes of the installer's own token, none if it has none
 * @param botScopes of the bot's token, none if it has no bot
 */
public record Installation(
        String app,
        String installer,
        Optional<String> workspace,
        Set<String> scopes,
        Set<String> botScopes,
        Instant at) {

    public Installation {
        requireNonNull(app, "app is null");
        requireNonNull(installer, "installer is null");
        requireNonNull(workspace, "workspace is null");
        scopes = new TreeSet<>(scopes);
        botScopes = new TreeSet<>(botScopes);
        requireNonNull(at, "at is null");
    }

    public boolean withBot() {
        return !botScopes.isEmpty();
    }

    /** Returns the bot's token; one per app and place, whoever installed it. */
    public String botToken() {
        return "xoxb-" + app + "-" + workspace.orElse("org");
    }

    /** Returns the installer's token. */
    public String userToken() {
        return "xoxp-" + app + "-" + installer + "-" + workspace.orElse("org");
    }
}
