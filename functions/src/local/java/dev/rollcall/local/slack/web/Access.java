package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.estate.SlackToken.Kind;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who may call a method.
 *
 * @param scopes any one of these by the kind of the token; no scope if there is none
 * @param administrative for admins of an organisation, with a token of an app installed on it
 * @param notAdmin what others are told
 * @param noGrid what a company without an organisation is told
 */
record Access(
        Map<Kind, List<String>> scopes, boolean administrative, String notAdmin, String noGrid) {

    Access {
        scopes = scopes.isEmpty() ? Map.of() : new EnumMap<>(scopes);
        requireNonNull(notAdmin, "notAdmin is null");
        requireNonNull(noGrid, "noGrid is null");
    }

    /** Returns access for every token. */
    static Access open() {
        return plain(Map.of(Kind.USER, List.of(), Kind.BOT, List.of()));
    }

    /** Returns access for user tokens and bots with any of these scopes. */
    static Access either(String... scopes) {
        return plain(Map.of(Kind.USER, List.of(scopes), Kind.BOT, List.of(scopes)));
    }

    /** Returns access for user tokens and for bots, each with any of their scopes. */
    static Access of(List<String> users, List<String> bots) {
        return plain(Map.of(Kind.USER, users, Kind.BOT, bots));
    }

    /** Returns access for user tokens with this scope. */
    static Access user(String scope) {
        return plain(Map.of(Kind.USER, List.of(scope)));
    }

    /** Returns access for an admin's user token of an app on the organisation. */
    static Access admin(String scope) {
        return new Access(
                Map.of(Kind.USER, List.of(scope)), true, "not_an_admin", "feature_not_enabled");
    }

    /** Returns the same access, with another code for who is no admin. */
    Access refusing(String code) {
        return new Access(scopes, administrative, code, noGrid);
    }

    /** Returns the same access, with another code where there is no organisation. */
    Access withoutGrid(String code) {
        return new Access(scopes, administrative, notAdmin, code);
    }

    private static Access plain(Map<Kind, List<String>> scopes) {
        return new Access(scopes, false, "not_an_admin", "feature_not_enabled");
    }
}
