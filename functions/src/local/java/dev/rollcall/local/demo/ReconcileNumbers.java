package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/** What the report of a reconciliation counts, as {@code rollcall drift status --json} shows it. */
record ReconcileNumbers(JsonNode status) {
    private static final Map<String, Integer> SET_RIGHT =
            Map.of("missed-deprovision", Loss.LEAVERS, "missing-grant", 1);

    ReconcileNumbers {
        requireNonNull(status, "status is null");
    }

    /**
     * @param left how many differences are listed now; people of earlier stories have some too
     */
    void expect(Chronicle chronicle, int left) {
        JsonNode report = status.path("report");
        Map<String, Integer> found = counts(report.path("found"));
        boolean whole = true;
        for (JsonNode source : report.path("sources")) {
            whole &= source.path("whole").asBoolean();
        }
        chronicle.expect(
                "the report says that all was read whole",
                whole && status.path("goodSnapshot").equals(report.path("snapshot")),
                report.path("lists").size()
                        + report.path("listsLeftOut").asInt()
                        + " lists, "
                        + report.path("activeAccounts").asInt()
                        + " active accounts");
        chronicle.expect(
                "it counts the two leavers, the missing channel and the account of nobody",
                found.getOrDefault("missed-deprovision", 0) == Loss.LEAVERS
                        && found.getOrDefault("missing-grant", 0) == 1
                        && found.getOrDefault("orphan-account", 0) == 1,
                found.toString());
        Map<String, Integer> planned = counts(report.path("toBeSetRight"));
        chronicle.expect(
                "just these were to be set right: the leavers and the missing channel",
                planned.equals(SET_RIGHT),
                planned.toString());
        Map<String, Integer> equal = new TreeMap<>();
        for (JsonNode result : report.path("setRight")) {
            if (result.path("word").asText().equals("equal")) {
                equal.put(result.path("kind").asText(), result.path("number").asInt());
            }
        }
        chronicle.expect(
                "each of them was read back, and is equal now",
                equal.equals(SET_RIGHT),
                equal.toString());
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        int right = equal.values().stream().mapToInt(Integer::intValue).sum();
        chronicle.expect(
                "what was found and not set right is what the list has",
                left == all - right,
                all + " found, " + right + " set right, " + left + " listed");
    }

    private static Map<String, Integer> counts(JsonNode list) {
        Map<String, Integer> counts = new TreeMap<>();
        list.forEach(one -> counts.put(one.path("kind").asText(), one.path("number").asInt()));
        return counts;
    }
}
