package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Differences as {@code rollcall drift list --json} shows them. */
record Named(JsonNode items) {
    Named {
        requireNonNull(items, "items is null");
    }

    /**
     * Returns its id; empty if it is not among them, or more than once.
     *
     * @param person of simulated Okta; empty: of none
     * @param thing an entitlement's key; empty: of none
     */
    String id(String kind, String person, String account, String thing) {
        List<JsonNode> such =
                stream(items)
                        .filter(one ->
                                is(one, "kind", kind)
                                        && is(
                                                one,
                                                "person",
                                                person.isEmpty() ? "" : "okta:" + person)
                                        && is(one, "account", account)
                                        && is(one, "entitlement", thing))
                        .toList();
        return such.size() == 1 ? such.getFirst().path("id").asText() : "";
    }

    /** Returns those that are about one of these accounts. */
    List<JsonNode> about(Set<String> accounts) {
        return stream(items)
                .filter(one -> accounts.contains(one.path("account").asText()))
                .toList();
    }

    private static boolean is(JsonNode one, String field, String text) {
        return one.path(field).asText().equals(text);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
