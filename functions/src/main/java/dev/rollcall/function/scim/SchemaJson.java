package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

import java.util.List;

/** The schemas as the service has them (RFC 7643 §7). */
final class SchemaJson {
    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
    private static final String ATTRIBUTES = "attributes";
    private static final String PARTS = "subAttributes";

    private SchemaJson() {}

    static List<ObjectNode> all() {
        return List.of(user(), group(), enterprise());
    }

    private static ObjectNode user() {
        ObjectNode schema = schema(ScimNames.USER, "User", "A user account");
        ArrayNode attributes = schema.putArray(ATTRIBUTES);
        unique(attribute(attributes, ScimNames.USER_NAME, "string").put("required", true));
        unique(attribute(attributes, ScimNames.EXTERNAL_ID, "string").put("caseExact", true));
        ScimNames.TEXTS.stream()
                .filter(name ->
                        !name.equals(ScimNames.USER_NAME) && !name.equals(ScimNames.EXTERNAL_ID))
                .sorted()
                .forEach(name -> attribute(attributes, name, "string"));
        attribute(attributes, ScimNames.ACTIVE, "boolean");
        ArrayNode name = attribute(attributes, ScimNames.NAME, "complex").putArray(PARTS);
        ScimNames.NAME_PARTS.forEach(part -> attribute(name, part, "string"));
        ScimNames.LISTS.stream()
                .sorted()
                .forEach(list -> {
                    ArrayNode parts =
                            attribute(attributes, list, "complex")
                                    .put("multiValued", true)
                                    .putArray(PARTS);
                    if (list.equals("addresses")) {
                        List.of(
                                        "formatted",
                                        "streetAddress",
                                        "locality",
                                        "region",
                                        "postalCode",
                                        "country")
                                .forEach(part -> attribute(parts, part, "string"));
                    } else {
                        attribute(parts, ScimNames.VALUE, "string");
                        attribute(parts, "display", "string");
                    }
                    attribute(parts, ScimNames.TYPE, "string");
                    attribute(parts, ScimNames.PRIMARY, "boolean");
                });
        ArrayNode groups =
                attribute(attributes, "groups", "complex")
                        .put("multiValued", true)
                        .put("mutability", "readOnly")
                        .putArray(PARTS);
        List.of(ScimNames.VALUE, "$ref", "display", ScimNames.TYPE)
                .forEach(part ->
                        attribute(groups, part, part.equals("$ref") ? "reference" : "string")
                                .put("mutability", "readOnly"));
        return schema;
    }

    private static ObjectNode group() {
        ObjectNode schema = schema(ScimNames.GROUP, "Group", "A group of users and groups");
        ArrayNode attributes = schema.putArray(ATTRIBUTES);
        attribute(attributes, ScimNames.DISPLAY_NAME, "string").put("required", true);
        unique(attribute(attributes, ScimNames.EXTERNAL_ID, "string").put("caseExact", true));
        ArrayNode members =
                attribute(attributes, ScimNames.MEMBERS, "complex")
                        .put("multiValued", true)
                        .putArray(PARTS);
        List.of(ScimNames.VALUE, ScimNames.TYPE)
                .forEach(part -> attribute(members, part, "string").put("mutability", "immutable"));
        return schema;
    }

    private static ObjectNode enterprise() {
        ObjectNode schema =
                schema(ScimNames.ENTERPRISE, "EnterpriseUser", "A user in an organisation");
        ArrayNode attributes = schema.putArray(ATTRIBUTES);
        ScimNames.ENTERPRISE_TEXTS.forEach(name -> attribute(attributes, name, "string"));
        ArrayNode manager = attribute(attributes, ScimNames.MANAGER, "complex").putArray(PARTS);
        List.of(ScimNames.VALUE, "displayName").forEach(part -> attribute(manager, part, "string"));
        return schema;
    }

    private static ObjectNode schema(String id, String name, String description) {
        ObjectNode schema = Json.object();
        schema.putArray("schemas").add(SCHEMA);
        return schema.put("id", id).put("name", name).put("description", description);
    }

    private static ObjectNode attribute(ArrayNode attributes, String name, String type) {
        return attributes
                .addObject()
                .put("name", name)
                .put("type", type)
                .put("multiValued", false)
                .put("description", name)
                .put("required", false)
                .put("caseExact", false)
                .put("mutability", "readWrite")
                .put("returned", "default")
                .put("uniqueness", "none");
    }

    private static void unique(ObjectNode attribute) {
        attribute.put("uniqueness", "server");
    }
}
