package dev.rollcall.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Compares JSON with a recording in which what differs from run to run is blanked and JSON texts of
 * objects are unfolded.
 */
final class RecordedValue {

    private static final Pattern BLANKED =
            Pattern.compile("timestamp|date|snf_role_arn|.*<[A-Za-z_0-9]+>.*");

    private RecordedValue() {}

    /** Returns what differs, each with its path; empty if nothing does. */
    static List<String> differences(JsonNode recorded, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        compare("", recorded, actual, differences);
        return differences;
    }

    private static void compare(
            String path, JsonNode recorded, JsonNode actual, List<String> differences) {
        if (recorded.isTextual() && BLANKED.matcher(recorded.textValue()).matches()) {
            if (actual.isMissingNode()) {
                differences.add(path + " is missing");
            }
        } else if (recorded.isObject() && actual.isTextual()) {
            compare(path, recorded, LocalStepFunctions.json(actual.textValue()), differences);
        } else if (recorded.isObject() && actual.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(path + "/" + name, recorded.path(name), actual.path(name), differences);
            }
        } else if (!recorded.equals(actual)) {
            differences.add(path + ": recorded " + recorded + " but was " + actual);
        }
    }
}
