package dev.rollcall.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** JSON as its readers do not expect it: deep, long, out of range, or one value of it another. */
final class HostileJson {
    /** As JSON; some of it is none. */
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "\"\"",
                    "[]",
                    "{}",
                    "1e400",
                    "-1e-400",
                    "1E999999999",
                    "99999999999999999999999999999999",
                    "9223372036854775808",
                    "-0.0",
                    "1e9",
                    "\"2026-13-45T99:99:99Z\"",
                    "\"+1000000000-12-31T23:59:59Z\"",
                    "\"-999999999-01-01T00:00:00Z\"",
                    "\"\\ud800\"",
                    "\"\\u0000\"",
                    "\"a\\u0000b#c/../d\"",
                    "\"user.lifecycle.deactivate\"",
                    "\"User\"",
                    "[null]",
                    "[[[[]]]]",
                    "{\"\":{\"\":null}}",
                    "NaN",
                    "Infinity",
                    "0x10",
                    "01",
                    "'a'");

    private static final int LONGEST = 60_000;

    private final Random random;

    HostileJson(Random random) {
        this.random = random;
    }

    /** Returns a document that has nothing to do with what is expected. */
    String any() {
        return switch (random.nextInt(7)) {
            case 0 -> nested("[", "]");
            case 1 -> nested("{\"a\":", "}");
            case 2 -> "[" + "0,".repeat(random.nextInt(LONGEST)) + "0]";
            case 3 -> "9".repeat(1 + random.nextInt(LONGEST));
            case 4 -> "{" + "\"a\":1,".repeat(1 + random.nextInt(50)) + "\"a\":1}";
            case 5 -> "\"" + "\\u0041".repeat(random.nextInt(LONGEST / 6)) + "\"";
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    /** Returns the document with one value or name of it another; what is no JSON stays. */
    String oneOther(String document) {
        JsonNode root;
        try {
            root = Json.read(document);
        } catch (MalformedJson _) {
            return document;
        }
        List<Runnable> changes = new ArrayList<>();
        collect(root, changes);
        if (!changes.isEmpty()) {
            changes.get(random.nextInt(changes.size())).run();
        }
        return Json.write(root).replace("\"@other@\"", other());
    }

    private void collect(JsonNode node, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                changes.add(() -> object.put(name, "@other@"));
                changes.add(() -> object.remove(name));
                collect(member.getValue(), changes);
            }
        } else if (node instanceof ArrayNode array) {
            for (int n = 0; n < array.size(); n++) {
                int index = n;
                changes.add(() -> array.set(index, "@other@"));
                changes.add(() -> repeat(array, index));
                collect(array.get(n), changes);
            }
        }
    }

    private void repeat(ArrayNode array, int index) {
        JsonNode one = array.get(index);
        for (int times = random.nextInt(40); times > 0; times--) {
            array.add(one);
        }
        array.add(JsonNodeFactory.instance.nullNode());
    }

    private String other() {
        return random.nextInt(6) == 0 ? any() : VALUES.get(random.nextInt(VALUES.size()));
    }

    private String nested(String open, String close) {
        int depth = 1 + random.nextInt(random.nextInt(8) == 0 ? LONGEST : 1_500);
        return open.repeat(depth) + "1" + (random.nextBoolean() ? close.repeat(depth) : "");
    }
}
