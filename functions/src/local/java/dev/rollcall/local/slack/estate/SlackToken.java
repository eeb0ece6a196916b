package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A token of an app.
 *
 * @param holder the account it acts as: its installer, or the app's bot
 * @param installer who installed the app
 * @param workspace where it was installed; empty for the whole organisation
 * @param grantedTo the workspaces an app of the organisation was added to; all if there is none
 */
public record SlackToken(
        String value,
        Kind kind,
        String app,
        String holder,
        String installer,
        Set<String> scopes,
        Optional<String> workspace,
        Set<String> grantedTo) {

    /** Whom it acts for. */
    public enum Kind {
        USER,
        BOT
    }

    public SlackToken {
        requireNonNull(value, "value is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(app, "app is null");
        requireNonNull(holder, "holder is null");
        requireNonNull(installer, "installer is null");
        scopes = new TreeSet<>(scopes);
        requireNonNull(workspace, "workspace is null");
        grantedTo = Set.copyOf(grantedTo);
    }

    /** Returns a user token of an app that was installed on the organisation. */
    public static SlackToken user(String value, String app, String holder, Set<String> scopes) {
        return new SlackToken(
                value, Kind.USER, app, holder, holder, scopes, Optional.empty(), Set.of());
    }

    /** Returns a bot's token of an app that was installed on the organisation. */
    public static SlackToken bot(
            String value, String app, String bot, String installer, Set<String> scopes) {
        return new SlackToken(
                value, Kind.BOT, app, bot, installer, scopes, Optional.empty(), Set.of());
    }

    /** Returns the same token, installed in one workspace only. */
    public SlackToken in(String team) {
        return new SlackToken(
                value, kind, app, holder, installer, scopes, Optional.of(team), grantedTo);
    }

    /** Returns the same token of an app that was added to some workspaces only. */
    public SlackToken grantedTo(Set<String> teams) {
        return new SlackToken(value, kind, app, holder, installer, scopes, workspace, teams);
    }

    /** Tells whether it may speak about that workspace. */
    public boolean reaches(String team) {
        return workspace
                .map(team::equals)
                .orElseGet(() -> grantedTo.isEmpty() || grantedTo.contains(team));
    }
}
