package dev.rollcall.statemachine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.List;

/** One dialect, named once, at the top: AWS ignores or refuses it in other places. */
final class JsonataThroughoutRule implements Rule {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public List<String> violations(Machine machine) {
        JsonNode root = read(machine);
        boolean once = root.findValues("QueryLanguage").size() == 1;
        boolean atTop = root.path("QueryLanguage").asText().equals("JSONata");
        return once && atTop
                ? List.of()
                : List.of("QueryLanguage must be JSONata at the top and stand nowhere else");
    }

    private static JsonNode read(Machine machine) {
        try {
            return JSON.readTree(machine.text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(machine.name() + " is not JSON", e);
        }
    }
}
