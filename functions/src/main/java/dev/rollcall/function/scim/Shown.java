package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.function.http.Form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which attributes an answer shows (RFC 7644 §3.9). What identifies a resource is always shown.
 *
 * @param only empty: all but those left out
 */
record Shown(List<ScimPath> only, List<ScimPath> out) {
    private static final Set<String> ALWAYS = Set.of("id", "schemas");
    private static final int MOST = 50;

    Shown {
        only = List.copyOf(only);
        out = List.copyOf(out);
    }

    static Shown of(Form query) {
        Shown shown =
                new Shown(paths(query.text("attributes")), paths(query.text("excludedAttributes")));
        if (!shown.only.isEmpty() && !shown.out.isEmpty()) {
            throw ScimRefusal.invalidValue(
                    "attributes and excludedAttributes are not asked for at once.");
        }
        return shown;
    }

    private static List<ScimPath> paths(String text) {
        List<ScimPath> paths = new ArrayList<>();
        Arrays.stream(text.split(",", MOST + 1))
                .limit(MOST)
                .map(String::strip)
                .map(ScimPath::read)
                .flatMap(Optional::stream)
                .forEach(paths::add);
        return paths;
    }

    /** Returns whether an attribute of the core schema is wanted at all. */
    boolean has(String attribute) {
        return only.isEmpty()
                ? out.stream().noneMatch(path -> path.isCore(attribute) && path.part().isEmpty())
                : only.stream().anyMatch(path -> path.isCore(attribute));
    }

    /** Takes out of a resource what is not wanted. */
    void reduce(ObjectNode resource) {
        if (!only.isEmpty()) {
            keepOnly(resource);
        }
        out.forEach(path -> leaveOut(resource, path));
    }

    private void keepOnly(ObjectNode resource) {
        for (String name : names(resource)) {
            List<ScimPath> wanted =
                    only.stream()
                            .filter(path ->
                                    path.extension()
                                            .orElse(path.attribute())
                                            .equalsIgnoreCase(name))
                            .toList();
            if (wanted.isEmpty() && !ALWAYS.contains(name)) {
                resource.remove(name);
            } else if (wanted.stream().allMatch(path -> path.extension().isPresent())) {
                keepParts(resource.get(name), wanted.stream().map(ScimPath::attribute).toList());
            } else if (wanted.stream().allMatch(path -> path.part().isPresent())) {
                keepParts(
                        resource.get(name),
                        wanted.stream().map(path -> path.part().orElseThrow()).toList());
            }
        }
    }

    private static void keepParts(JsonNode value, List<String> parts) {
        if (parts.isEmpty()) {
            return;
        }
        if (value.isArray()) {
            value.forEach(one -> keepParts(one, parts));
        } else if (value instanceof ObjectNode object) {
            names(object).stream()
                    .filter(name -> parts.stream().noneMatch(name::equalsIgnoreCase))
                    .forEach(object::remove);
        }
    }

    private static void leaveOut(ObjectNode resource, ScimPath path) {
        if (path.extension().isPresent()) {
            FilterMatch.child(resource, path.extension().get())
                    .ifPresent(extension -> drop(extension, path.attribute()));
        } else if (path.part().isPresent()) {
            FilterMatch.child(resource, path.attribute())
                    .ifPresent(value -> drop(value, path.part().get()));
        } else if (!ALWAYS.contains(path.attribute())) {
            drop(resource, path.attribute());
        }
    }

    private static void drop(JsonNode value, String wanted) {
        if (value.isArray()) {
            value.forEach(one -> drop(one, wanted));
        } else if (value instanceof ObjectNode object) {
            names(object).stream().filter(wanted::equalsIgnoreCase).forEach(object::remove);
        }
    }

    private static Set<String> names(ObjectNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
