package dev.rollcall.local.slack;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.http.Caller;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.time.VirtualTimeline;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;

/** The sample company's Slack on a virtual clock, and somebody who calls it with a token. */
final class AcmeSlack implements AutoCloseable {
    /** A member like others. */
    static final String ANA = "U00000008";

    /** Another one. */
    static final String BO = "U00000009";

    final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-02T03:04:05Z"));
    final SampleCompany company = SampleCompany.generate(60, 7, timeline);
    final SlackSimulator slack;
    final Caller caller;

    private final HttpClient http = HttpClient.newHttpClient();

    AcmeSlack() {
        this(SlackOptions.DOCUMENTED);
    }

    AcmeSlack(SlackOptions options) {
        slack = new SlackSimulator(company.slack(), timeline, 0, List.of(), options);
        caller = new Caller(http, slack.uri(), "Bearer good");
        company.slack().allowToken("good", SampleCompany.INSTALLER);
    }

    SlackOrganisation organisation() {
        return company.slack();
    }

    SlackAccount account(String id) {
        return company.slack().account(id).orElseThrow();
    }

    /** Turns a switch, {@code turn("offers", "seats", "8")} for instance. */
    void turn(String group, String name, String position) {
        Caller.Answer answer =
                caller.post(
                        "/_control/switches",
                        "{\"" + group + "\":{\"" + name + "\":" + position + "}}");
        if (answer.status() != 200) {
            throw new IllegalArgumentException(answer.body().toString());
        }
    }

    void fault(String body) {
        Caller.Answer answer = caller.post("/_control/faults", body);
        if (answer.status() != 200) {
            throw new IllegalArgumentException(answer.body().toString());
        }
    }

    /** Sends a PATCH with one operation; the value is JSON, or empty for none. */
    Caller.Answer patch(String path, String op, String at, String value) {
        String pair = value.isEmpty() ? "" : ",\"value\":" + value;
        return caller.patch(
                "/scim/v2" + path,
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                        + "\"Operations\":[{\"op\":\""
                        + op
                        + "\",\"path\":"
                        + Json.write(Json.texts(List.of(at)).get(0))
                        + pair
                        + "}]}");
    }

    /** Creates a user; more attributes are JSON, each with a comma before. */
    Caller.Answer create(String userName, String email, String more) {
        return caller.post(
                "/scim/v2/Users",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\""
                        + userName
                        + "\",\"emails\":[{\"value\":\""
                        + email
                        + "\"}]"
                        + more
                        + "}");
    }

    static String code(Caller.Answer answer) {
        return answer.status() + " " + answer.body().path("detail").asText();
    }

    JsonNode user(String id) {
        return caller.get("/scim/v2/Users/" + id).body();
    }

    String idpGroupOf(String account) {
        return company.slack().groupsOf(SlackGroup.Kind.IDP_GROUP, account).getFirst().id();
    }

    @Override
    public void close() {
        http.close();
        slack.close();
    }
}
