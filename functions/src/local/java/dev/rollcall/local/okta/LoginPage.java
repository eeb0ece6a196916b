package dev.rollcall.local.okta;

import dev.rollcall.local.http.Reply;
import dev.rollcall.platform.http.UriText;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The simulated issuer's login page: it asks who one is and believes it. */
final class LoginPage {
    /** What has to come along from the question to the answer. */
    private static final List<String> CARRIED =
            List.of(
                    "response_type",
                    "client_id",
                    "redirect_uri",
                    "scope",
                    "state",
                    "nonce",
                    "code_challenge",
                    "code_challenge_method");

    private LoginPage() {}

    static Reply form(Map<String, String> asked, Optional<String> complaint) {
        String hidden =
                CARRIED.stream()
                        .map(name ->
                                "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                                        .formatted(name, escaped(asked.getOrDefault(name, ""))))
                        .collect(Collectors.joining());
        return page(
                complaint.isPresent() ? 422 : 200,
                """
                <h1>Sign in to simulated Okta</h1>
                %s
                <form method="post" action="/okta/oauth2/default/v1/authorize">%s
                <p><label for="who">Your login or id</label>
                <p><input id="who" name="who" autocomplete="off" required>
                <p><button id="sign-in">Sign in</button>
                </form>
                """
                        .formatted(
                                complaint
                                        .map(text -> "<p role=\"alert\">" + escaped(text) + "</p>")
                                        .orElse(""),
                                hidden));
    }

    static Reply refusal(String what) {
        return page(400, "<h1>Not possible</h1><p>" + escaped(what) + "</p>");
    }

    static Reply sendBack(String redirect, String code, String state) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("code", code);
        query.put("state", state);
        return Reply.empty(302).with("Location", redirect + "?" + UriText.form(query));
    }

    private static Reply page(int status, String main) {
        return new Reply.Answer(
                status,
                List.of(
                        new Reply.Header("Content-Type", "text/html; charset=utf-8"),
                        new Reply.Header("Cache-Control", "no-store")),
                """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Simulated Okta</title></head>
                <body><main>%s</main></body></html>
                """
                        .formatted(main));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
