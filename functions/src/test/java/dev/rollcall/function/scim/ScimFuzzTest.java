package dev.rollcall.function.scim;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.rollcall.function.scim.ScimDesk.Answer;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever is sent is answered with what it deserves, and never with a fault of ours. */
class ScimFuzzTest {
    private static final int TRIES = Integer.getInteger("scim.fuzz", 20_000);

    private static final List<String> WORDS =
            List.of(
                    "userName",
                    "emails",
                    "members",
                    "active",
                    "name",
                    "value",
                    "type",
                    "primary",
                    "manager",
                    "schemas",
                    "id",
                    "groups",
                    "displayName",
                    "externalId",
                    "meta",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                    "urn:ietf:params:scim:schemas:core:2.0:User",
                    "urn:x:y",
                    "USERNAME",
                    "x",
                    "",
                    "emails[type eq \"work\"].value",
                    "members[value eq \"a\"]",
                    "name.givenName",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
                    "emails[",
                    "]",
                    "a.b.c",
                    "é",
                    "\u0000",
                    "password",
                    "$ref",
                    "op",
                    "path",
                    "Operations");

    private static final List<String> FILTER =
            List.of(
                    "userName",
                    "emails",
                    "members",
                    "active",
                    "id",
                    "externalId",
                    "meta.created",
                    "eq",
                    "ne",
                    "co",
                    "sw",
                    "ew",
                    "gt",
                    "ge",
                    "lt",
                    "le",
                    "pr",
                    "and",
                    "or",
                    "not",
                    "(",
                    ")",
                    "[",
                    "]",
                    "\"a\"",
                    "\"\"",
                    "\"2026-11-24T10:00:00Z\"",
                    "true",
                    "null",
                    "1",
                    "1e999",
                    "-",
                    "\"\\u12\"",
                    "\"unended",
                    ".",
                    "displayName",
                    "'a'",
                    "emails[type",
                    "value]");

    private final ScimDesk desk = new ScimDesk();

    @Test
    void patches_and_resources_of_any_kind() {
        Random random = new Random(20_261_124);
        String ada = desk.user("ada");
        String staff = desk.group("Staff", ada);
        for (int i = 0; i < TRIES; i++) {
            Answer answer =
                    switch (random.nextInt(5)) {
                        case 0 -> desk.post("/Users", json(random, 4));
                        case 1 -> desk.put("/Users/" + ada, json(random, 4));
                        case 2 -> desk.patch("/Groups/" + staff, patch(random));
                        case 3 -> desk.put("/Groups/" + staff, json(random, 3));
                        default -> desk.patch("/Users/" + ada, patch(random));
                    };
            expected(answer, i);
        }
        assertThat(desk.get("/Users/" + ada).status()).isEqualTo(200);
    }

    @Test
    void filters_of_any_kind() {
        Random random = new Random(20_261_125);
        desk.user("ada");
        desk.group("Staff");
        for (int i = 0; i < TRIES / 2; i++) {
            StringBuilder filter = new StringBuilder();
            int words = 1 + random.nextInt(8);
            for (int word = 0; word < words; word++) {
                filter.append(FILTER.get(random.nextInt(FILTER.size())));
                filter.append(random.nextInt(6) == 0 ? "" : " ");
            }
            expected(
                    desk.filtered(random.nextBoolean() ? "/Users" : "/Groups", filter.toString()),
                    i);
        }
    }

    @Test
    void bytes_of_any_kind() {
        Random random = new Random(20_261_126);
        String ada = desk.user("ada");
        byte[] whole =
                """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "Replace", "path": "emails[type eq \\"work\\"].value",
                                 "value": "a@acme.example"}]}
                """
                        .getBytes(UTF_8);
        for (int i = 0; i < TRIES / 2; i++) {
            byte[] body = whole.clone();
            int flips = 1 + random.nextInt(4);
            for (int flip = 0; flip < flips; flip++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            expected(desk.bytes("PATCH", "/Users/" + ada, body, Map.of()), i);
        }
    }

    private static void expected(Answer answer, int at) {
        assertThat(answer.status())
                .as("try %d: %s", at, answer.body())
                .matches(status -> status >= 200 && status < 500);
    }

    private static String patch(Random random) {
        StringBuilder operations = new StringBuilder();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            operations
                    .append(i == 0 ? "" : ",")
                    .append("{\"op\":")
                    .append(
                            List.of("\"add\"", "\"Replace\"", "\"remove\"", "\"x\"", "1", "\"\"")
                                    .get(random.nextInt(6)))
                    .append(random.nextInt(4) == 0 ? "" : ",\"path\":" + text(random))
                    .append(random.nextInt(5) == 0 ? "" : ",\"value\":" + json(random, 3))
                    .append("}");
        }
        return "{\"Operations\":[" + operations + "]}";
    }

    private static String json(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0 -> text(random);
            case 1 -> Integer.toString(random.nextInt(3) - 1);
            case 2 -> List.of("true", "false", "null", "1e400", "-0.0").get(random.nextInt(5));
            case 3 -> "\"True\"";
            case 4 -> "\"\"";
            case 5 -> "[" + json(random, depth - 1) + "]";
            case 6 -> "[" + json(random, depth - 1) + "," + json(random, depth - 1) + "]";
            default -> {
                StringBuilder object = new StringBuilder("{\"userName\":\"ada\"");
                int fields = random.nextInt(4);
                for (int i = 0; i < fields; i++) {
                    object.append(",")
                            .append(text(random))
                            .append(":")
                            .append(json(random, depth - 1));
                }
                yield object.append("}").toString();
            }
        };
    }

    private static String text(Random random) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return Json.write(TextNode.valueOf(word));
    }
}
