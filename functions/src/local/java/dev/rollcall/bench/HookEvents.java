package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Okta's deliveries about people of the sample company, each event with an id of its own. */
final class HookEvents {
    /** What all ids begin with, so that they are found again. */
    static final String PREFIX = "bench-";

    private final JsonNode sample;
    private final String secret;
    private final List<String> people;

    HookEvents(Path project, String secret, List<String> people) throws IOException {
        this.sample =
                Json.read(
                        Files.readString(
                                project.resolve("events/OktaHookFunction-deactivated.json")));
        this.secret = requireNonNull(secret, "secret is null");
        this.people = List.copyOf(people);
    }

    /** Returns the delivery's body. */
    String body(int number) {
        JsonNode body = Json.read(sample.path("body").asText());
        for (JsonNode event : body.path("data").path("events")) {
            ((ObjectNode) event)
                    .put("uuid", PREFIX + number)
                    .put("published", Instant.now().toString());
            for (JsonNode target : event.path("target")) {
                if (target.path("type").asText().equals("User")) {
                    ((ObjectNode) target).put("id", people.get(number % people.size()));
                }
            }
        }
        return Json.write(body);
    }

    /** Returns what API Gateway makes of it. */
    byte[] invocation(int number) {
        ObjectNode event = sample.deepCopy();
        event.put("body", body(number));
        ((ObjectNode) event.path("headers")).put("authorization", secret);
        return Json.write(event).getBytes(UTF_8);
    }
}
