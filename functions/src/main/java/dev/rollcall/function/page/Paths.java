package dev.rollcall.function.page;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.Vote;
import dev.rollcall.platform.http.UriText;

import java.util.Locale;

/**
 * Where the pages of one link lead, and the token that their forms carry. Prints nothing.
 *
 * @param secret the link's; of URL-safe characters only
 * @param formToken shows that a form comes from a page of this link and this session
 */
public record Paths(String secret, String formToken) {
    /** Where all pages are. */
    public static final String ROOT = "/approve/";

    public static final String STYLE = ROOT + "style.css";

    public static final String SIGNED_IN = ROOT + "signed-in";

    public Paths {
        requireNonNull(secret, "secret is null");
        requireNonNull(formToken, "formToken is null");
    }

    public String overview() {
        return ROOT + secret;
    }

    public String people(String search, int page) {
        return overview()
                + "/people?page="
                + page
                + (search.isEmpty() ? "" : "&q=" + UriText.encode(search));
    }

    public String people() {
        return overview() + "/people";
    }

    public String choose() {
        return overview() + "/choose";
    }

    public String review(Vote.Scope scope) {
        return overview() + "/review?scope=" + scope.name().toLowerCase(Locale.ROOT);
    }

    public String decide() {
        return overview() + "/decide";
    }

    public String signIn() {
        return overview() + "/sign-in";
    }

    @Override
    public String toString() {
        return "Paths[redacted]";
    }

    /** Begins a form that is sent by POST, with its token. */
    Html form(String action, Html... parts) {
        return Html.tag("form")
                .with("method", "post")
                .with("action", action)
                .of(hidden("token", formToken), Html.all(parts));
    }

    static Html hidden(String name, String value) {
        return Html.tag("input")
                .with("type", "hidden")
                .with("name", name)
                .with("value", value)
                .alone();
    }
}
