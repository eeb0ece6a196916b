package dev.rollcall.function.scim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Reads what was sent, within bounds. */
final class ScimBody {
    /** A thousand members with names are a tenth of it. */
    static final int LARGEST = 1_000_000;

    static final int DEEPEST = 12;

    private ScimBody() {}

    static ObjectNode read(ByteBuffer body) {
        if (body.remaining() > LARGEST) {
            throw ScimRefusal.of(413, "A body may have at most " + LARGEST + " bytes.");
        }
        try {
            JsonNode node = Json.read(UTF_8.newDecoder().decode(body).toString());
            if (!(node instanceof ObjectNode object)) {
                throw ScimRefusal.invalidSyntax("The body must be one JSON object.");
            }
            if (isDeeper(object, DEEPEST)) {
                throw ScimRefusal.invalidSyntax("The body is nested deeper than any resource is.");
            }
            return object;
        } catch (MalformedJson malformed) {
            throw ScimRefusal.invalidSyntax(String.valueOf(malformed.getMessage()));
        } catch (CharacterCodingException _) {
            throw ScimRefusal.invalidSyntax("The body is not UTF-8.");
        }
    }

    private static boolean isDeeper(JsonNode node, int levels) {
        if (!node.isContainerNode()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (JsonNode child : node) {
            if (isDeeper(child, levels - 1)) {
                return true;
            }
        }
        return false;
    }
}
