package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What the sample policy gives to a department, beside the workspace that each has.
 *
 * @param mapping by which it is given; also the department's name
 * @param own by kind, as simulated Slack's control calls them: what no other department has
 */
record Department(String mapping, Map<String, String> own) {
    private static final String HOME = "T0MAIN";

    Department {
        requireNonNull(mapping, "mapping is null");
        own = Map.copyOf(own);
    }

    /** Returns the department with the code by which the sample company names its groups. */
    static Department of(String mapping, String code) {
        return new Department(
                mapping,
                Map.of(
                        "idpGroups", "S0IDP" + code,
                        "userGroups", "S0UG" + code,
                        "channels", "C0" + code));
    }

    /** Returns the same, with a workspace of its own. */
    Department in(String workspace) {
        Map<String, String> more = new HashMap<>(own);
        more.put("workspaces", workspace);
        return new Department(mapping, more);
    }

    String group() {
        return "00g" + mapping;
    }

    /** Tells whether the account of simulated Slack has all of it. */
    boolean all(JsonNode account) {
        return own.entrySet().stream()
                        .allMatch(one -> texts(account.path(one.getKey())).contains(one.getValue()))
                && texts(account.path("workspaces")).contains(HOME);
    }

    /** Tells whether the account of simulated Slack has nothing that is this department's own. */
    boolean none(JsonNode account) {
        return own.entrySet().stream()
                .noneMatch(one -> texts(account.path(one.getKey())).contains(one.getValue()));
    }

    /** Tells whether a call that simulated Slack received was about something of its own. */
    boolean concerns(JsonNode call) {
        Collection<String> ids = own.values();
        return texts(call.path("subjects")).stream().anyMatch(ids::contains)
                || ids.stream().anyMatch(call.path("target").asText()::endsWith);
    }

    /**
     * Returns what the explanation gives by this department's mapping, by a path from its group.
     *
     * @param state {@code given} or {@code pending}
     */
    Set<String> explained(JsonNode explanation, String state) {
        Set<String> things = new TreeSet<>();
        for (JsonNode account : explanation.path("accounts")) {
            for (JsonNode one : account.path("entitlements")) {
                if (one.path("state").asText().equals(state) && byItsRule(one)) {
                    things.add(one.path("id").asText());
                }
            }
        }
        return things;
    }

    /** Returns how many things its mapping gives: its own, and the workspace that each has. */
    int things() {
        return own.size() + 1;
    }

    private boolean byItsRule(JsonNode entitlement) {
        return StreamSupport.stream(entitlement.path("rules").spliterator(), false)
                .anyMatch(rule ->
                        rule.path("mapping").asText().equals(mapping)
                                && rule.path("path").asText().contains("okta:" + group()));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
