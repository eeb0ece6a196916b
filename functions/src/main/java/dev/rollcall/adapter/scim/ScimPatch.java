package dev.rollcall.adapter.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

import java.util.List;

/** A PATCH (RFC 7644 §3.5.2): operations that are carried out in their order, all or none. */
public record ScimPatch(List<ScimOperation> operations) implements ScimBody {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    public ScimPatch {
        operations = List.copyOf(operations);
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("A PATCH has an operation at least");
        }
    }

    public static ScimPatch of(ScimOperation... operations) {
        return new ScimPatch(List.of(operations));
    }

    @Override
    public String body() {
        ObjectNode message = Json.object();
        message.putArray("schemas").add(SCHEMA);
        ArrayNode list = message.putArray("Operations");
        operations.forEach(operation -> list.add(operation.json()));
        return Json.write(message);
    }

    /** Values are people's names and addresses. */
    @Override
    public String toString() {
        return "ScimPatch[" + operations.size() + "]";
    }
}
