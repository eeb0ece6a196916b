package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

import java.util.List;
import java.util.Optional;

/** What the service can do (RFC 7643 §5 to §7, RFC 7644 §4). */
record Discovery(String base) {
    private static final String RESOURCE_TYPE =
            "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    private static final String CONFIG =
            "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

    ObjectNode config() {
        ObjectNode config = Json.object();
        config.putArray("schemas").add(CONFIG);
        config.putObject("patch").put("supported", true);
        config.putObject("bulk")
                .put("supported", false)
                .put("maxOperations", 0)
                .put("maxPayloadSize", 0);
        config.putObject("filter").put("supported", true).put("maxResults", ListQuery.MOST);
        config.putObject("changePassword").put("supported", false);
        config.putObject("sort").put("supported", false);
        config.putObject("etag").put("supported", true);
        config.putArray("authenticationSchemes")
                .addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Bearer token")
                .put("description", "A token of its own for each client, in Authorization: Bearer")
                .put("specUri", "https://www.rfc-editor.org/info/rfc6750")
                .put("primary", true);
        meta(config, "ServiceProviderConfig", "/ServiceProviderConfig");
        return config;
    }

    ObjectNode resourceTypes() {
        return list(List.of(user(), group()));
    }

    Optional<ObjectNode> resourceType(String name) {
        return switch (name) {
            case "User" -> Optional.of(user());
            case "Group" -> Optional.of(group());
            default -> Optional.empty();
        };
    }

    private ObjectNode user() {
        ObjectNode type = type("User", "/Users", ScimNames.USER);
        type.putArray("schemaExtensions")
                .addObject()
                .put("schema", ScimNames.ENTERPRISE)
                .put("required", false);
        return type;
    }

    private ObjectNode group() {
        return type("Group", "/Groups", ScimNames.GROUP);
    }

    private ObjectNode type(String name, String endpoint, String schema) {
        ObjectNode type = Json.object();
        type.putArray("schemas").add(RESOURCE_TYPE);
        type.put("id", name).put("name", name).put("endpoint", endpoint).put("schema", schema);
        meta(type, "ResourceType", "/ResourceTypes/" + name);
        return type;
    }

    ObjectNode schemas() {
        return list(located());
    }

    Optional<ObjectNode> schema(String id) {
        return located().stream()
                .filter(schema -> schema.path("id").asText().equalsIgnoreCase(id))
                .findFirst();
    }

    private List<ObjectNode> located() {
        List<ObjectNode> schemas = SchemaJson.all();
        schemas.forEach(schema -> meta(schema, "Schema", "/Schemas/" + schema.path("id").asText()));
        return schemas;
    }

    private void meta(ObjectNode resource, String type, String path) {
        resource.putObject("meta").put("resourceType", type).put("location", base + path);
    }

    private static ObjectNode list(List<ObjectNode> resources) {
        ObjectNode list = Json.object();
        list.putArray("schemas").add(ScimNames.LIST);
        list.put("totalResults", resources.size());
        list.put("startIndex", 1);
        list.put("itemsPerPage", resources.size());
        ArrayNode all = list.putArray("Resources");
        resources.forEach(all::add);
        return list;
    }
}
