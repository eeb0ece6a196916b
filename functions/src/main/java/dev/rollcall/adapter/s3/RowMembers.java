package dev.rollcall.adapter.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What rows have in common: the members of their JSON. Sets and maps are written in order, so that
 * equal rows make equal lines; what is not exactly as it was written is refused.
 */
final class RowMembers {
    static final String IS = "is";
    static final String PERSON = "person";
    static final String GROUP = "group";
    static final String ACCOUNT = "account";
    static final String ATTRIBUTES = "attributes";

    private RowMembers() {}

    static ObjectNode a(String kind) {
        return Json.object().put(IS, kind);
    }

    /** Whatever else an object says would be lost, and what it does not say be made up. */
    static void exactly(JsonObject row, String... names) {
        JsonNode node = row.node();
        boolean all = node.size() == names.length + 1;
        for (String name : names) {
            all &= node.has(name);
        }
        if (!all) {
            throw new MalformedJson("A row has other members than its kind");
        }
    }

    static AccountId accountId(JsonObject row) {
        return new AccountId(row.text(ACCOUNT));
    }

    static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    static Optional<Long> number(JsonObject row, String name) {
        return row.member(name).map(_ -> row.wholeNumber(name));
    }

    static ObjectNode texts(ObjectNode row, String name, Collection<?> all) {
        ArrayNode array = row.putArray(name);
        all.stream().map(Object::toString).sorted().forEach(array::add);
        return row;
    }

    static <T> Set<T> set(List<T> elements) {
        Set<T> set = Set.copyOf(elements);
        if (set.size() != elements.size()) {
            throw new MalformedJson("Something stands twice in a set");
        }
        return set;
    }

    static void digests(ObjectNode row, Map<Attribute, Long> digests) {
        ObjectNode object = row.putObject(ATTRIBUTES);
        new TreeMap<>(digests).forEach((attribute, digest) -> object.put(attribute.name(), digest));
    }

    static Map<Attribute, Long> digests(JsonObject row) {
        JsonObject object = row.object(ATTRIBUTES);
        Map<Attribute, Long> digests = new HashMap<>();
        object.node()
                .fieldNames()
                .forEachRemaining(
                        name -> digests.put(Attribute.valueOf(name), object.wholeNumber(name)));
        return digests;
    }
}
