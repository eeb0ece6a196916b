package dev.rollcall.browser;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Chromium's own accessibility tree, as aids for the blind read it. */
final class SpokenNames {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> USABLE =
            Set.of(
                    "button",
                    "link",
                    "textbox",
                    "searchbox",
                    "Date",
                    "radio",
                    "checkbox",
                    "combobox",
                    "DisclosureTriangle");

    private SpokenNames() {}

    /** Something that can be used. */
    record Control(String role, String name) {
        Control {
            requireNonNull(role, "role is null");
            requireNonNull(name, "name is null");
        }
    }

    static List<Control> in(Map<String, Object> tree) {
        JsonNode nodes = JSON.valueToTree(tree.get("nodes"));
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> !node.path("ignored").asBoolean())
                .map(SpokenNames::control)
                .filter(control -> USABLE.contains(control.role()))
                .toList();
    }

    private static Control control(JsonNode node) {
        return new Control(
                node.path("role").path("value").asText(),
                node.path("name").path("value").asText().strip());
    }
}
