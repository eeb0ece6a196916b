package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.stepfunctions.jsonata.Expression;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that every expression compiles and reads only what there is where it stands. */
final class ExpressionCheck {

    private static final String UNSUPPORTED = "UNSUPPORTED_JSONATA_EXPRESSION";
    private static final Pattern BARE_NAME =
            Pattern.compile("^(?!function\\b|true\\b|false\\b|null\\b)[A-Za-z_]\\w*");
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]{0,79}");
    private static final Set<String> HAVE_RESULT = Set.of("Task", "Parallel", "Map");
    private static final Set<String> STRUCTURE =
            Set.of("Branches", "ItemProcessor", "Comment", "Type", "Next", "Default", "Resource");

    private final Findings findings;

    private ExpressionCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(JsonNode machine, Findings findings) {
        ExpressionCheck check = new ExpressionCheck(findings);
        String language = machine.path("QueryLanguage").asText("JSONPath");
        for (Block block : Block.in(machine)) {
            block.forEachState((path, state) -> {
                if (state.path("QueryLanguage").asText(language).equals("JSONata")) {
                    check.state(path, state);
                }
            });
        }
    }

    private void state(String path, JsonNode state) {
        boolean hasResult = HAVE_RESULT.contains(state.path("Type").asText());
        for (Map.Entry<String, JsonNode> field : state.properties()) {
            String name = field.getKey();
            if (STRUCTURE.contains(name)) {
                continue;
            }
            boolean leaving = name.equals("Output") || name.equals("Assign");
            walk(path + "/" + name, field.getValue(), hasResult && leaving, name.equals("Catch"));
        }
        variables(path + "/Assign", state.path("Assign"));
        state.path("Choices").forEach(rule -> variables(path + "/Choices", rule.path("Assign")));
        state.path("Catch").forEach(entry -> variables(path + "/Catch", entry.path("Assign")));
    }

    private void variables(String path, JsonNode assign) {
        assign.fieldNames()
                .forEachRemaining(name -> {
                    if (!VARIABLE.matcher(name).matches() || name.equals("states")) {
                        findings.schema("Variable name '" + name + "' is not valid", path);
                    }
                });
    }

    private void walk(String path, JsonNode value, boolean result, boolean errorOutput) {
        if (value.isTextual() && Expression.isOne(value.textValue())) {
            expression(path, Expression.of(value.textValue()), result, errorOutput);
        }
        value.properties()
                .forEach(member ->
                        walk(path + "/" + member.getKey(), member.getValue(), result, errorOutput));
        if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                walk(path + "[" + index + "]", value.get(index), result, errorOutput);
            }
        }
    }

    private void expression(
            String path, Expression expression, boolean result, boolean errorOutput) {
        Optional<String> refusal = expression.refusal();
        if (refusal.isPresent()) {
            findings.add("INVALID_JSONATA_EXPRESSION", refusal.get(), path);
            return;
        }
        Matcher bare = BARE_NAME.matcher(expression.source());
        if (bare.find() && !expression.source().startsWith("(", bare.end())) {
            findings.add(
                    UNSUPPORTED,
                    "Reference to '" + bare.group() + "' at the top level is not supported.",
                    path);
        }
        if (!result && expression.reads("$states.result")) {
            unavailable("$states.result", path);
        }
        if (!errorOutput && expression.reads("$states.errorOutput")) {
            unavailable("$states.errorOutput", path);
        }
    }

    private void unavailable(String name, String path) {
        findings.add(UNSUPPORTED, "Reference to '" + name + "' is not supported here.", path);
    }
}
