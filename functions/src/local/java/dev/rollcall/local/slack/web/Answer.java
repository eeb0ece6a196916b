package dev.rollcall.local.slack.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;

import java.util.function.Function;

/** How methods answer when they did what they were asked. */
final class Answer {
    private Answer() {}

    static ObjectNode ok() {
        return Json.object().put("ok", true);
    }

    /** Returns one page of a list, with the cursor of the next in the metadata. */
    static <T> ObjectNode page(String field, Page<T> page, Function<T, JsonNode> json) {
        ObjectNode answer = ok();
        ArrayNode items = answer.putArray(field);
        page.items().forEach(item -> items.add(json.apply(item)));
        answer.putObject("response_metadata").put("next_cursor", page.next());
        return answer;
    }

    static ObjectNode ids(String field, Page<String> page) {
        ObjectNode answer = ok();
        answer.set(field, Json.texts(page.items()));
        answer.putObject("response_metadata").put("next_cursor", page.next());
        return answer;
    }
}
