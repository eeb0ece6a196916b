package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedKey;
import dev.rollcall.platform.json.Json;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user as it is kept: the RFC's names, truth values that are some, no empty values, and nothing
 * that is ours to say. Reading it again changes nothing.
 */
final class UserDocument {
    static final int LARGEST = 64_000;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_VALUES = 20;

    private UserDocument() {}

    /**
     * Reads a user.
     *
     * @param before what it was, where it was one: without {@code active} that stays. Somebody new
     *     without it is active
     */
    static Pushed.Draft read(ObjectNode sent, Optional<Pushed.Status> before) {
        ObjectNode document = Json.object();
        Optional<Boolean> active = Optional.empty();
        for (var field : sent.properties()) {
            String name = ScimNames.attribute(field.getKey());
            JsonNode value = field.getValue();
            if (ScimNames.READ_ONLY.contains(name)
                    || name.equals(ScimNames.PASSWORD)
                    || isNothing(value)) {
                continue;
            }
            if (name.equals(ScimNames.ACTIVE)) {
                active = Optional.of(truth(value, name));
            } else if (ScimNames.isUrn(name)) {
                extension(document, ScimNames.urn(name), value);
            } else {
                put(document, name, attribute(name, value));
            }
        }
        if (document.path(ScimNames.USER_NAME).asText().isBlank()) {
            throw ScimRefusal.invalidValue("A user has a userName.");
        }
        String text = Json.write(document);
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw ScimRefusal.of(413, "A user may have at most " + LARGEST + " bytes.");
        }
        Pushed.Status status =
                active.map(yes -> yes ? Pushed.Status.ACTIVE : Pushed.Status.INACTIVE)
                        .or(() -> before)
                        .orElse(Pushed.Status.ACTIVE);
        return new Pushed.Draft(status, text, keys(document));
    }

    private static Optional<JsonNode> attribute(String name, JsonNode value) {
        if (ScimNames.TEXTS.contains(name)) {
            return Optional.of(TextNode.valueOf(text(value, name)));
        }
        if (ScimNames.LISTS.contains(name)) {
            return values(name, value);
        }
        if (name.equals(ScimNames.NAME)) {
            return parts(name, value);
        }
        // What the RFC does not know is kept as it is.
        return Optional.of(value);
    }

    private static void extension(ObjectNode document, String urn, JsonNode value) {
        if (urn.equals(ScimNames.USER) || urn.equals(ScimNames.GROUP)) {
            throw ScimRefusal.invalidSyntax(
                    "Attributes of the core schema stand in the resource itself.");
        }
        if (!(value instanceof ObjectNode sent)) {
            throw ScimRefusal.invalidValue("An extension is an object of attributes.");
        }
        boolean enterprise = urn.equals(ScimNames.ENTERPRISE);
        ObjectNode extension = Json.object();
        for (var field : sent.properties()) {
            String name = enterprise ? ScimNames.attribute(field.getKey()) : field.getKey();
            JsonNode inner = field.getValue();
            if (isNothing(inner)) {
                continue;
            }
            if (enterprise && name.equals(ScimNames.MANAGER)) {
                put(extension, name, manager(inner));
            } else if (enterprise && ScimNames.ENTERPRISE_TEXTS.contains(name)) {
                put(extension, name, Optional.of(TextNode.valueOf(text(inner, name))));
            } else {
                put(extension, name, Optional.of(inner));
            }
        }
        if (!extension.isEmpty()) {
            put(document, urn, Optional.of(extension));
        }
    }

    /** Entra sends the id alone; the RFC has an object; some send a list of one. */
    private static Optional<JsonNode> manager(JsonNode value) {
        JsonNode one = value.isArray() && value.size() == 1 ? value.get(0) : value;
        if (one.isTextual()) {
            ObjectNode manager = Json.object();
            manager.put(ScimNames.VALUE, one.textValue());
            return Optional.of(manager);
        }
        return parts(ScimNames.MANAGER, one);
    }

    private static Optional<JsonNode> values(String name, JsonNode value) {
        ArrayNode values = Json.array();
        List<JsonNode> sent =
                value.isArray() ? List.copyOf(value.valueStream().toList()) : List.of(value);
        if (sent.size() > MOST_VALUES) {
            throw ScimRefusal.invalidValue(
                    "An attribute may have at most " + MOST_VALUES + " values.");
        }
        sent.forEach(one -> parts(name, one).ifPresent(values::add));
        boolean primary = false;
        for (int i = values.size() - 1; i >= 0; i--) {
            ObjectNode one = (ObjectNode) values.get(i);
            if (one.has(ScimNames.PRIMARY)) {
                boolean is = truth(one.get(ScimNames.PRIMARY), ScimNames.PRIMARY);
                one.put(ScimNames.PRIMARY, is && !primary);
                primary |= is;
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    private static Optional<JsonNode> parts(String name, JsonNode value) {
        if (!(value instanceof ObjectNode sent)) {
            throw ScimRefusal.invalidValue("A value of " + name + " is an object.");
        }
        ObjectNode parts = Json.object();
        for (var field : sent.properties()) {
            JsonNode part = field.getValue();
            if (isNothing(part)) {
                continue;
            }
            String spelled = ScimNames.attribute(field.getKey());
            if (part.isContainerNode()) {
                throw ScimRefusal.invalidValue("A part of " + name + " is one value.");
            }
            put(
                    parts,
                    spelled,
                    Optional.of(part.isBoolean() ? part : TextNode.valueOf(text(part, spelled))));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static void put(ObjectNode object, String name, Optional<JsonNode> value) {
        boolean named = ScimNames.isAttribute(name) || ScimNames.isUrn(name);
        if (!named || FilterMatch.child(object, name).isPresent()) {
            throw ScimRefusal.invalidSyntax(
                    named
                            ? "One attribute stands there twice, in different spellings."
                            : "The name of an attribute has letters, digits, $, - and _.");
        }
        value.ifPresent(node -> object.set(name, node));
    }

    static String text(JsonNode value, String name) {
        if (!value.isValueNode()) {
            throw ScimRefusal.invalidValue(known(name) + " is a text.");
        }
        String text = value.asText();
        if (text.length() > LONGEST_TEXT) {
            throw ScimRefusal.invalidValue(
                    known(name) + " may have at most " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    /** Entra sends truth as a text without {@code aadOptscim062020}. */
    static boolean truth(JsonNode value, String name) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isTextual() && value.textValue().strip().equalsIgnoreCase("true")) {
            return true;
        }
        if (value.isTextual() && value.textValue().strip().equalsIgnoreCase("false")) {
            return false;
        }
        throw ScimRefusal.invalidValue(name + " is true or false.");
    }

    /** Names that the RFC does not know are the sender's, and not repeated. */
    private static String known(String name) {
        return ScimNames.TEXTS.contains(name) ? name : "A value";
    }

    static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty());
    }

    private static Set<PushedKey> keys(ObjectNode document) {
        Set<PushedKey> keys = new HashSet<>();
        keys.add(PushedKey.userName(document.path(ScimNames.USER_NAME).asText()));
        told(document, ScimNames.EXTERNAL_ID).map(PushedKey::externalId).ifPresent(keys::add);
        told(document, ScimNames.DISPLAY_NAME).map(PushedKey::displayName).ifPresent(keys::add);
        for (JsonNode email : document.path(ScimNames.EMAILS)) {
            told(email, ScimNames.VALUE).map(PushedKey::email).ifPresent(keys::add);
        }
        return keys;
    }

    /** Returns a text that is there and not blank. */
    static Optional<String> told(JsonNode object, String name) {
        return Optional.of(object.path(name).asText()).filter(text -> !text.isBlank());
    }
}
