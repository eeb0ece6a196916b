package dev.rollcall.adapter.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The lists of a reconciliation as short JSON, since there may be ten thousands of them. What
 * cannot be read throws {@link MalformedJson}, or {@link IllegalArgumentException} where an id or a
 * code is none.
 */
final class ReconciliationJson {
    private ReconciliationJson() {}

    static String left(List<SnapshotPart> parts) {
        ArrayNode all = Json.array();
        parts.forEach(part -> all.add(part.key()));
        return Json.write(all);
    }

    static List<SnapshotPart> left(String text) {
        return elements(Json.read(text)).stream()
                .map(ReconciliationJson::text)
                .map(SnapshotPart::parse)
                .toList();
    }

    /**
     * Each as an array: part, pages, rows, promised or null, letters of doubts, refusal or null.
     */
    static String done(List<PartResult> results) {
        ArrayNode all = Json.array();
        results.forEach(result ->
                all.addArray()
                        .add(result.part().key())
                        .add(result.pages())
                        .add(result.rows())
                        .add(orNull(result.promised()))
                        .add(DoubtLetters.write(result.doubts()))
                        .add(orNull(result.refused())));
        return Json.write(all);
    }

    static List<PartResult> done(String text) {
        return elements(Json.read(text)).stream().map(ReconciliationJson::result).toList();
    }

    private static PartResult result(JsonNode node) {
        List<JsonNode> fields = elements(node);
        if (fields.size() != 6) {
            throw new MalformedJson("A result has another number of fields");
        }
        return new PartResult(
                SnapshotPart.parse(text(fields.get(0))),
                number(fields.get(1)),
                number(fields.get(2)),
                present(fields.get(3)).map(ReconciliationJson::number),
                DoubtLetters.read(text(fields.get(4))),
                present(fields.get(5)).map(ReconciliationJson::text));
    }

    static String sizes(Map<String, Integer> sizes) {
        ObjectNode all = Json.object();
        new TreeMap<>(sizes).forEach(all::put);
        return Json.write(all);
    }

    static Map<String, Integer> sizes(String text) {
        JsonObject all = Json.readObject(text);
        Map<String, Integer> sizes = new HashMap<>();
        all.node().fieldNames().forEachRemaining(part -> sizes.put(part, number(all, part)));
        return sizes;
    }

    static <T> @Nullable T orNull(Optional<T> optional) {
        return optional.orElse(null);
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return Optional.of(node).filter(value -> !value.isNull());
    }

    private static List<JsonNode> elements(JsonNode array) {
        if (!array.isArray()) {
            throw new MalformedJson("A list is missing");
        }
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new MalformedJson("A text is missing");
        }
        return node.textValue();
    }

    static int number(JsonObject object, String name) {
        return object.member(name)
                .map(ReconciliationJson::number)
                .orElseThrow(() -> new MalformedJson("A number is missing"));
    }

    static int number(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw new MalformedJson("A number is missing");
        }
        return node.intValue();
    }
}
