package dev.rollcall.e2e.provisioning;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON with placeholders. {@code …} in a text stands for any text, alone for any value, and as a
 * field for further fields; a name in braces stands for what the test says that it is, and ids
 * otherwise.
 */
record Shape(JsonNode wanted) {
    private static final String ANYTHING = "…";
    private static final Pattern PLACEHOLDER = Pattern.compile("…|\\{(\\w+)}");

    boolean fits(JsonNode actual, Map<String, String> named) {
        return fits(wanted, actual, named);
    }

    /** Returns whether the text is of that form. */
    static boolean fits(String wanted, String actual, Map<String, String> named) {
        Matcher placeholder = PLACEHOLDER.matcher(wanted);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (placeholder.find()) {
            pattern.append(Pattern.quote(wanted.substring(end, placeholder.start())));
            pattern.append(
                    Optional.ofNullable(placeholder.group(1))
                            .map(name -> stands(name, named))
                            .orElse(".*"));
            end = placeholder.end();
        }
        return actual.matches(pattern.append(Pattern.quote(wanted.substring(end))).toString());
    }

    private static String stands(String name, Map<String, String> named) {
        return Optional.ofNullable(named.get(name)).map(Pattern::quote).orElse("[A-Z0-9,]+");
    }

    private static boolean fits(JsonNode wanted, JsonNode actual, Map<String, String> named) {
        if (wanted.isTextual() && wanted.textValue().equals(ANYTHING)) {
            return true;
        }
        if (wanted.isTextual() && actual.isTextual()) {
            return fits(wanted.textValue(), actual.textValue(), named);
        }
        if (wanted.isObject() && actual.isObject()) {
            return fieldsFit(wanted, actual, named);
        }
        if (wanted.isArray() && actual.isArray()) {
            return elementsFit(wanted, actual, named);
        }
        return wanted.equals(actual);
    }

    private static boolean elementsFit(
            JsonNode wanted, JsonNode actual, Map<String, String> named) {
        if (wanted.size() != actual.size()) {
            return false;
        }
        for (int at = 0; at < wanted.size(); at++) {
            if (!fits(wanted.get(at), actual.get(at), named)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fieldsFit(JsonNode wanted, JsonNode actual, Map<String, String> named) {
        List<String> left = new ArrayList<>();
        actual.fieldNames().forEachRemaining(left::add);
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            if (field.getKey().equals(ANYTHING)) {
                continue;
            }
            Optional<String> found =
                    left.stream().filter(name -> fits(field.getKey(), name, named)).findFirst();
            if (found.isEmpty() || !fits(field.getValue(), actual.get(found.get()), named)) {
                return false;
            }
            left.remove(found.get());
        }
        return left.isEmpty() || wanted.has(ANYTHING);
    }
}
