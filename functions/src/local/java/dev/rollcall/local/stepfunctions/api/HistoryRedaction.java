package dev.rollcall.local.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/** Leaves payloads out of a history, as {@code includeExecutionData=false} asks. */
final class HistoryRedaction {

    private static final Set<String> DATA =
            Set.of("input", "output", "parameters", "assignedVariables");

    private HistoryRedaction() {}

    static Page withoutData(Page page) {
        List<ObjectNode> entries = page.entries().stream().map(HistoryRedaction::event).toList();
        return new Page(entries, page.nextToken());
    }

    private static ObjectNode event(ObjectNode event) {
        ObjectNode bare = event.deepCopy();
        for (JsonNode member : bare) {
            if (member instanceof ObjectNode details) {
                details.remove(DATA);
            }
        }
        return bare;
    }
}
