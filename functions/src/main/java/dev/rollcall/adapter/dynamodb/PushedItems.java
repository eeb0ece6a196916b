package dev.rollcall.adapter.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedKey;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** Pushed users and groups as items, and what they are found by. */
final class PushedItems {
    static final Shards UNTOLD = Shards.spread("PUSHED");
    private static final String KEYS = "keys";
    private static final String ONE = "ONE";

    private PushedItems() {}

    static Attributes of(Pushed pushed) {
        Attributes item =
                Attributes.at(Keys.pushed(pushed.id()))
                        .with("source", pushed.id().source().value())
                        .with("kind", pushed.id().kind().name())
                        .with("version", pushed.version())
                        .with("createdAt", pushed.createdAt())
                        .with("changedAt", pushed.changedAt())
                        .with("status", pushed.status().name())
                        .with("statusSince", pushed.statusSince())
                        .with("people", pushed.people())
                        .with("groups", pushed.groups())
                        .with("document", pushed.document())
                        .with(KEYS, keys(pushed));
        return pushed.concernsPeople() ? item.with(untold(pushed)) : item;
    }

    static Attributes untold(Pushed pushed) {
        return PendingIndex.attributes(UNTOLD.of(pushed.id().value()), pushed.changedAt());
    }

    static Pushed read(Attributes item) {
        try {
            return new Pushed(
                    new PushedId(
                            new SourceId(item.text("source")),
                            PushedId.Kind.valueOf(item.text("kind")),
                            item.text(Attributes.SK)),
                    item.number("version"),
                    item.instant("createdAt"),
                    item.instant("changedAt"),
                    Pushed.Status.valueOf(item.text("status")),
                    item.instant("statusSince"),
                    (int) item.number("people"),
                    (int) item.number("groups"),
                    item.text("document"),
                    keys(item.text(KEYS)));
        } catch (IllegalArgumentException | MalformedJson _) {
            throw Attributes.unreadable(KEYS);
        }
    }

    /** What one is found by lies apart, under a hash: keys of items hold no names. */
    static Attributes lookup(PushedId id, PushedKey key) {
        return Attributes.at(lookupKey(id, key)).with("id", id.value());
    }

    static Key lookupKey(PushedId id, PushedKey key) {
        return new Key(
                lookupPartition(id.source(), id.kind(), key), key.unique() ? ONE : id.value());
    }

    static String lookupPartition(SourceId source, PushedId.Kind kind, PushedKey key) {
        return Keys.pushedLookup(source, kind, key.name(), Hashes.sha256(key.value()));
    }

    private static String keys(Pushed pushed) {
        ArrayNode all = Json.array();
        pushed.keys().stream()
                .sorted(Comparator.comparing(PushedKey::name).thenComparing(PushedKey::value))
                .forEach(key ->
                        all.addObject()
                                .put("name", key.name().name())
                                .put("value", key.value())
                                .put("unique", key.unique()));
        return Json.write(all);
    }

    private static Set<PushedKey> keys(String text) {
        Set<PushedKey> keys = new HashSet<>();
        for (JsonNode key : Json.read(text)) {
            keys.add(
                    new PushedKey(
                            PushedKey.Name.valueOf(key.path("name").asText()),
                            key.path("value").asText(),
                            key.path("unique").asBoolean()));
        }
        return keys;
    }
}
