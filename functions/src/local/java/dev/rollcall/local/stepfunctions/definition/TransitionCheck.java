package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that every transition leads to a state of the same block, that every state is reached and
 * that there is an end; worded and suppressed as measured on AWS.
 */
final class TransitionCheck {

    private static final String MISSING_TARGET = "MISSING_TRANSITION_TARGET";

    private final Findings findings;
    private final Set<String> names = new HashSet<>();

    private TransitionCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(JsonNode machine, Findings findings) {
        TransitionCheck check = new TransitionCheck(findings);
        for (Block block : Block.in(machine)) {
            check.block(block);
        }
    }

    private void block(Block block) {
        JsonNode states = block.node().path("States");
        String start = block.node().path("StartAt").asText();
        if (!states.has(start)) {
            missing(start, block.path() + "/StartAt");
        }
        block.forEachState((path, state) -> {
            String name = path.substring(path.lastIndexOf("/States/") + "/States/".length());
            if (!names.add(name)) {
                findings.add("DUPLICATE_STATE_NAME", "Duplicate State name: " + name, path);
            }
            targets(state)
                    .forEach((field, target) -> {
                        if (!states.has(target)) {
                            missing(target, path + field);
                        }
                    });
        });
        if (states.valueStream().noneMatch(TransitionCheck::isTerminal)) {
            findings.addWithoutLocation("MISSING_END_STATE", "Workflow has no terminal state");
        } else {
            unreachable(block, start);
        }
    }

    private void missing(String target, String location) {
        findings.add(MISSING_TARGET, "Missing 'Next' target: " + target, location);
    }

    private static boolean isTerminal(JsonNode state) {
        String type = state.path("Type").asText();
        return state.path("End").asBoolean(false) || type.equals("Succeed") || type.equals("Fail");
    }

    private void unreachable(Block block, String start) {
        JsonNode states = block.node().path("States");
        Set<String> unreached = new TreeSet<>();
        states.fieldNames().forEachRemaining(unreached::add);
        Deque<String> reached = new ArrayDeque<>(Set.of(start));
        while (!reached.isEmpty()) {
            String name = reached.pop();
            if (unreached.remove(name)) {
                reached.addAll(targets(states.path(name)).values());
            }
        }
        for (String name : unreached) {
            findings.add(
                    MISSING_TARGET,
                    "State \"" + name + "\" is not reachable.",
                    block.path() + "/States/" + name);
        }
    }

    /** Returns the names a state leads to, by the field that says so. */
    private static Map<String, String> targets(JsonNode state) {
        Map<String, String> targets = new LinkedHashMap<>();
        put(targets, "/Next", state.path("Next"));
        put(targets, "/Default", state.path("Default"));
        entries(targets, "/Choices", state.path("Choices"));
        entries(targets, "/Catch", state.path("Catch"));
        return targets;
    }

    private static void entries(Map<String, String> targets, String list, JsonNode entries) {
        int index = 0;
        for (JsonNode entry : entries) {
            put(targets, list + "[" + index++ + "]/Next", entry.path("Next"));
        }
    }

    private static void put(Map<String, String> targets, String field, JsonNode target) {
        if (target.isTextual()) {
            targets.put(field, target.textValue());
        }
    }
}
