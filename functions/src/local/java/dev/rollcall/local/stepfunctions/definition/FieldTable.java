package dev.rollcall.local.stepfunctions.definition;

import static dev.rollcall.local.stepfunctions.definition.FieldKind.ANY;
import static dev.rollcall.local.stepfunctions.definition.FieldKind.BOOLEAN;
import static dev.rollcall.local.stepfunctions.definition.FieldKind.CONDITION;
import static dev.rollcall.local.stepfunctions.definition.FieldKind.COUNT;
import static dev.rollcall.local.stepfunctions.definition.FieldKind.ITEMS;
import static dev.rollcall.local.stepfunctions.definition.FieldKind.LIST;
import static dev.rollcall.local.stepfunctions.definition.FieldKind.NUMBER;
import static dev.rollcall.local.stepfunctions.definition.FieldKind.OBJECT;
import static dev.rollcall.local.stepfunctions.definition.FieldKind.SECONDS;
import static dev.rollcall.local.stepfunctions.definition.FieldKind.TEXT;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which fields stand where in the JSONata dialect, and which of them must.
 *
 * @see <a href="https://states-language.net/spec.html">Amazon States Language</a>
 */
record FieldTable(Map<String, FieldKind> fields, Set<String> required) {

    private static final Map<String, FieldKind> ANYWHERE =
            Map.of("Type", TEXT, "Comment", TEXT, "QueryLanguage", TEXT);
    private static final Map<String, FieldKind> STEP = Map.of("Next", TEXT, "End", BOOLEAN);
    private static final Map<String, FieldKind> EFFECTS = Map.of("Output", ANY, "Assign", OBJECT);
    private static final Map<String, FieldKind> RECOVERY = Map.of("Retry", LIST, "Catch", LIST);

    static final FieldTable MACHINE =
            of(
                    Set.of("StartAt", "States"),
                    Map.of(
                            "StartAt",
                            TEXT,
                            "States",
                            OBJECT,
                            "Comment",
                            TEXT,
                            "Version",
                            TEXT,
                            "QueryLanguage",
                            TEXT,
                            "TimeoutSeconds",
                            SECONDS));
    static final FieldTable BRANCH =
            of(
                    Set.of("StartAt", "States"),
                    Map.of("StartAt", TEXT, "States", OBJECT, "Comment", TEXT));
    static final FieldTable PROCESSOR =
            of(Set.of("StartAt", "States"), BRANCH.fields(), Map.of("ProcessorConfig", OBJECT));
    static final FieldTable RULE =
            of(
                    Set.of("Condition", "Next"),
                    EFFECTS,
                    Map.of("Condition", CONDITION, "Next", TEXT, "Comment", TEXT));
    static final FieldTable RETRIER =
            of(
                    Set.of("ErrorEquals"),
                    Map.of(
                            "ErrorEquals",
                            LIST,
                            "IntervalSeconds",
                            SECONDS,
                            "MaxAttempts",
                            COUNT,
                            "BackoffRate",
                            NUMBER,
                            "MaxDelaySeconds",
                            SECONDS,
                            "JitterStrategy",
                            TEXT,
                            "Comment",
                            TEXT));
    static final FieldTable CATCHER =
            of(
                    Set.of("ErrorEquals", "Next"),
                    EFFECTS,
                    Map.of("ErrorEquals", LIST, "Next", TEXT, "Comment", TEXT));

    /** The states by their Type. */
    static final Map<String, FieldTable> STATES =
            Map.of(
                    "Pass",
                    of(Set.of(), ANYWHERE, STEP, EFFECTS),
                    "Task",
                    of(
                            Set.of("Resource"),
                            ANYWHERE,
                            STEP,
                            EFFECTS,
                            RECOVERY,
                            Map.of(
                                    "Resource",
                                    TEXT,
                                    "Arguments",
                                    ANY,
                                    "TimeoutSeconds",
                                    SECONDS,
                                    "HeartbeatSeconds",
                                    SECONDS)),
                    "Choice",
                    of(
                            Set.of("Choices"),
                            ANYWHERE,
                            EFFECTS,
                            Map.of("Choices", LIST, "Default", TEXT)),
                    "Wait",
                    of(
                            Set.of(),
                            ANYWHERE,
                            STEP,
                            EFFECTS,
                            Map.of("Seconds", COUNT, "Timestamp", TEXT)),
                    "Parallel",
                    of(
                            Set.of("Branches"),
                            ANYWHERE,
                            STEP,
                            EFFECTS,
                            RECOVERY,
                            Map.of("Branches", LIST, "Arguments", ANY)),
                    "Map",
                    of(
                            Set.of("ItemProcessor"),
                            ANYWHERE,
                            STEP,
                            EFFECTS,
                            RECOVERY,
                            Map.of(
                                    "ItemProcessor",
                                    OBJECT,
                                    "Items",
                                    ITEMS,
                                    "ItemSelector",
                                    ANY,
                                    "MaxConcurrency",
                                    COUNT,
                                    "ToleratedFailureCount",
                                    COUNT,
                                    "ToleratedFailurePercentage",
                                    COUNT,
                                    "Label",
                                    TEXT)),
                    "Succeed",
                    of(Set.of(), ANYWHERE, Map.of("Output", ANY)),
                    "Fail",
                    of(Set.of(), ANYWHERE, Map.of("Error", TEXT, "Cause", TEXT)));

    /** Fields of states that only the JSONPath dialect has. */
    static final Set<String> JSONPATH_ONLY =
            Set.of(
                    "InputPath",
                    "OutputPath",
                    "Parameters",
                    "Result",
                    "ResultPath",
                    "ResultSelector",
                    "SecondsPath",
                    "TimestampPath",
                    "ItemsPath",
                    "ErrorPath",
                    "CausePath",
                    "TimeoutSecondsPath",
                    "HeartbeatSecondsPath",
                    "MaxConcurrencyPath",
                    "ToleratedFailureCountPath",
                    "ToleratedFailurePercentagePath",
                    "Variable");

    /** Fields of states that only the JSONata dialect has. */
    static final Set<String> JSONATA_ONLY =
            Set.of("Output", "Arguments", "Items", "Condition", "ItemSelector");

    FieldTable {
        fields = Map.copyOf(fields);
        required = Set.copyOf(required);
    }

    @SafeVarargs
    private static FieldTable of(Set<String> required, Map<String, FieldKind>... parts) {
        Map<String, FieldKind> fields = new HashMap<>();
        for (Map<String, FieldKind> part : parts) {
            fields.putAll(part);
        }
        return new FieldTable(fields, required);
    }

    /**
     * Checks that every field is known, of its kind, and there if it must be.
     *
     * @param toldElsewhere unknown fields that another check speaks about
     */
    void check(JsonNode node, String path, Set<String> toldElsewhere, Findings findings) {
        Set<String> missing = new TreeSet<>(required);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            FieldKind kind = fields.get(name);
            missing.remove(name);
            if (kind != null && !kind.admits(field.getValue())) {
                findings.schema(
                        "Expected value of type " + kind.title(),
                        (path.equals("/") ? "" : path) + "/" + name);
            } else if (kind == null && !toldElsewhere.contains(name)) {
                findings.schema("Field '" + name + "' is not supported", path);
            }
        }
        if (!missing.isEmpty()) {
            findings.schema("These fields are required: " + missing, path);
        }
    }
}
