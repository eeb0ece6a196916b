package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Some people of the company, and what all accounts were in Slack before anything happened to them.
 *
 * @param accounts each person's account
 * @param before every account there is, by its id
 */
record Crowd(World world, Map<String, String> accounts, Map<String, JsonNode> before) {
    private static final int EVERYBODY = 100_000;

    Crowd {
        requireNonNull(world, "world is null");
        accounts = new LinkedHashMap<>(accounts);
        before = Map.copyOf(before);
    }

    /** Picks so many active people without a role, and none of these. */
    static Crowd pick(World world, int size, Set<String> not) {
        Map<String, JsonNode> all = world.accountsById();
        Map<String, String> picked = new LinkedHashMap<>();
        for (JsonNode person : world.people("ACTIVE", EVERYBODY)) {
            String id = person.path("id").asText();
            // Whose account Okta does not know joined in a story of their own.
            JsonNode account =
                    all.getOrDefault(person.path("slackId").asText(), MissingNode.getInstance());
            boolean ordinary =
                    account.path("active").asBoolean() && account.path("roles").isEmpty();
            if (picked.size() < size && ordinary && !not.contains(id)) {
                picked.put(id, account.path("id").asText());
            }
        }
        if (picked.size() < size) {
            throw new IllegalStateException("The sample company has too few people");
        }
        return new Crowd(world, picked, all);
    }

    /** Returns a part of it, with the same memory. */
    Crowd part(int from, int to) {
        Map<String, String> some = new LinkedHashMap<>();
        people().subList(from, to)
                .forEach(person -> some.put(person, requireNonNull(accounts.get(person))));
        return new Crowd(world, some, before);
    }

    int size() {
        return accounts.size();
    }

    List<String> people() {
        return List.copyOf(accounts.keySet());
    }

    long active() {
        return count(accounts.values(), account -> account.path("active").asBoolean());
    }

    long signedOut() {
        return count(accounts.values(), account -> account.path("sessions").isEmpty());
    }

    /** Counts those who are inactive, signed out, and in no group or channel. */
    long out() {
        return count(
                accounts.values(),
                account ->
                        !account.path("active").asBoolean(true)
                                && account.path("sessions").isEmpty()
                                && account.path("idpGroups").isEmpty()
                                && account.path("userGroups").isEmpty()
                                && account.path("channels").isEmpty());
    }

    /** Counts those who have all that they had, but for the sessions. */
    long keptAccess() {
        return count(
                accounts.values(),
                account -> withoutSessions(account).equals(withoutSessions(asBefore(account))));
    }

    /** Counts all the others in whom nothing at all has changed. */
    long othersAsBefore() {
        List<String> others =
                before.keySet().stream().filter(id -> !accounts.containsValue(id)).toList();
        return count(others, account -> account.equals(asBefore(account)));
    }

    int others() {
        return before.size() - size();
    }

    private long count(Collection<String> ids, Predicate<JsonNode> such) {
        Map<String, JsonNode> now = world.accountsById();
        return ids.stream()
                .filter(id -> such.test(requireNonNull(now.get(id), "an account has vanished")))
                .count();
    }

    private JsonNode asBefore(JsonNode account) {
        return requireNonNull(before.get(account.path("id").asText()));
    }

    private static JsonNode withoutSessions(JsonNode account) {
        ObjectNode copy = account.deepCopy();
        copy.remove("sessions");
        return copy;
    }
}
