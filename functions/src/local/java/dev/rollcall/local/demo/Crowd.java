package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Some people of the company: who they are in the IdP, and what their accounts were in Slack.
 *
 * @param before by the account's id
 */
record Crowd(World world, List<String> people, Map<String, JsonNode> before) {
    private static final int EVERYBODY = 100_000;

    Crowd {
        requireNonNull(world, "world is null");
        people = List.copyOf(people);
        before = new LinkedHashMap<>(before);
    }

    /** Picks so many active people without a role, and none of these. */
    static Crowd pick(World world, int size, Set<String> not) {
        Map<String, JsonNode> accounts = world.accountsById();
        List<String> people = new ArrayList<>();
        Map<String, JsonNode> before = new LinkedHashMap<>();
        for (JsonNode person : world.people("ACTIVE", EVERYBODY)) {
            String id = person.path("id").asText();
            JsonNode account = accounts.get(person.path("slackId").asText());
            if (people.size() < size
                    && account != null
                    && account.path("active").asBoolean()
                    && account.path("roles").isEmpty()
                    && !not.contains(id)) {
                people.add(id);
                before.put(account.path("id").asText(), account);
            }
        }
        if (people.size() < size) {
            throw new IllegalStateException("The sample company has too few people");
        }
        return new Crowd(world, people, before);
    }

    int size() {
        return people.size();
    }

    List<String> accounts() {
        return List.copyOf(before.keySet());
    }

    long active() {
        return count(account -> account.path("active").asBoolean());
    }

    long signedOut() {
        return count(account -> account.path("sessions").isEmpty());
    }

    /** Counts those who have all that they had; signing in again is left to them. */
    long unchangedButForSessions() {
        return count(account ->
                withoutSessions(account)
                        .equals(
                                withoutSessions(
                                        requireNonNull(before.get(account.path("id").asText())))));
    }

    private long count(Predicate<JsonNode> such) {
        Map<String, JsonNode> now = world.accountsById();
        return before.keySet().stream()
                .map(id -> requireNonNull(now.get(id), "an account has vanished"))
                .filter(such)
                .count();
    }

    private static JsonNode withoutSessions(JsonNode account) {
        ObjectNode copy = account.deepCopy();
        copy.remove("sessions");
        return copy;
    }
}
