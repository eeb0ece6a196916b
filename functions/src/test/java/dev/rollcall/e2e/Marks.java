package dev.rollcall.e2e;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.slack.SlackAccount;

import java.util.ArrayList;
import java.util.List;

/** A person with a name like no other, and every secret there is: what must never be found. */
final class Marks {
    static final String EMAIL = "zqvmark.person@zqvmark-mail.example";
    private static final String API_TOKEN = "00ZqvMarkedApiToken_abcdefghijklmnop-1234567890";
    private static final String ANY_SIGNED_ASSERTION = "eyJhbGci";

    private final LocalRuntime runtime;
    private final List<String> marks =
            new ArrayList<>(
                    List.of("zqvmark", "Zqvfirst", "Zqvlast", API_TOKEN, ANY_SIGNED_ASSERTION));

    Marks(LocalRuntime runtime, String person) {
        this.runtime = runtime;
        markPerson(person);
        JsonNode slack = secret("SlackCredentials");
        marks.add(text(slack, "scimToken"));
        marks.add(text(slack, "adminToken"));
        marks.add(text(slack, "auditToken"));
        String[] key = text(secret("OktaCredentials"), "privateKeyPem").split("\n", -1);
        marks.add(key[3]);
        marks.add(runtime.hookSecret());
    }

    List<String> all() {
        return List.copyOf(marks);
    }

    boolean in(String text) {
        return marks.stream().anyMatch(text::contains);
    }

    /** From now on Okta is asked with a marked API token instead of the service app's. */
    void signInByApiToken() {
        runtime.okta().tokens().allowApiToken(API_TOKEN);
        runtime.aws()
                .secrets()
                .put(
                        "OktaCredentials",
                        Json.write(Json.object().put("kind", "ssws").put("token", API_TOKEN)));
        runtime.okta().tokens().revokeAll();
    }

    private void markPerson(String id) {
        OktaPerson person =
                runtime.okta()
                        .organisation()
                        .rename(id, EMAIL, "Zqvfirst", "Zqvlast", true)
                        .person();
        SlackAccount account =
                runtime.slack().organisation().account(person.slackId()).orElseThrow();
        runtime.slack()
                .organisation()
                .add(
                        new SlackAccount(
                                account.id(),
                                "zqvmark.person",
                                EMAIL,
                                account.rank(),
                                account.guest(),
                                account.bot(),
                                account.deactivatedFrom(),
                                account.sessions(),
                                account.workspaces(),
                                account.apps()));
    }

    private JsonNode secret(String name) {
        return Json.parseObject(
                text(
                        runtime.aws()
                                .secrets()
                                .handle("GetSecretValue", Json.object().put("SecretId", name)),
                        "SecretString"));
    }

    /** An empty mark would be found everywhere, and a missing one nowhere. */
    private static String text(JsonNode json, String field) {
        String text = json.path(field).asText();
        if (text.length() < 8) {
            throw new IllegalStateException("There is no " + field);
        }
        return text;
    }
}
