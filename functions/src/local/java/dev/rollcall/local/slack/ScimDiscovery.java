package dev.rollcall.local.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.slack.scim.Urn;

import java.util.List;

/** What SCIM says of itself. It says that it has no filters, which is not so. */
final class ScimDiscovery {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final List<String> USER_ATTRIBUTES =
            List.of(
                    "userName",
                    "nickName",
                    "displayName",
                    "profileUrl",
                    "title",
                    "timezone",
                    "userType",
                    "locale",
                    "preferredLanguage",
                    "password");

    private ScimDiscovery() {}

    static Reply config() {
        ObjectNode config = Json.object();
        config.putArray("schemas").add(CORE + "ServiceProviderConfig");
        config.putObject("patch").put("supported", true);
        config.putObject("bulk")
                .put("supported", false)
                .put("maxOperations", 0)
                .put("maxPayloadSize", 0);
        config.putObject("filter").put("supported", false).put("maxResults", 0);
        for (String absent : List.of("changePassword", "sort", "etag", "xmlDataFormat")) {
            config.putObject(absent).put("supported", false);
        }
        config.putArray("authenticationSchemes")
                .addObject()
                .put("type", "oauthbearertoken")
                .put("name", "OAuth Bearer Token")
                .put("description", "A token of a user with the scope admin")
                .put("primary", true);
        return Reply.json(200, config);
    }

    static Reply resourceTypes() {
        ArrayNode types = Json.array();
        ObjectNode user = type("User", "/Users");
        ArrayNode extensions = user.putArray("schemaExtensions");
        for (String urn : List.of(Urn.ENTERPRISE, Urn.GUEST, Urn.PROFILE)) {
            extensions.addObject().put("schema", urn).put("required", false);
        }
        types.add(user).add(type("Group", "/Groups"));
        return list(types);
    }

    static Reply schemas() {
        return list(Json.array().add(user()).add(group()));
    }

    static Reply schema(String name) {
        return switch (name) {
            case "Users" -> Reply.json(200, user());
            case "Groups" -> Reply.json(200, group());
            default -> Reply.json(404, Json.object());
        };
    }

    private static ObjectNode type(String name, String endpoint) {
        ObjectNode type = Json.object();
        type.putArray("schemas").add(CORE + "ResourceType");
        return type.put("id", name)
                .put("name", name)
                .put("endpoint", endpoint)
                .put("schema", CORE + name);
    }

    private static ObjectNode user() {
        ObjectNode schema = schema(Urn.USER, "User");
        ArrayNode attributes = schema.putArray("attributes");
        USER_ATTRIBUTES.forEach(name ->
                attribute(attributes, name, "string", false)
                        .put("required", name.equals("userName")));
        attribute(attributes, "active", "boolean", false);
        attribute(attributes, "name", "complex", false);
        for (String list : List.of("emails", "phoneNumbers", "addresses", "photos", "roles")) {
            attribute(attributes, list, "complex", true);
        }
        attribute(attributes, "groups", "complex", true).put("mutability", "readOnly");
        return schema;
    }

    private static ObjectNode group() {
        ObjectNode schema = schema(Urn.GROUP, "Group");
        ArrayNode attributes = schema.putArray("attributes");
        attribute(attributes, "displayName", "string", false).put("required", true);
        attribute(attributes, "members", "complex", true);
        return schema;
    }

    private static ObjectNode schema(String urn, String name) {
        ObjectNode schema = Json.object();
        schema.putArray("schemas").add(CORE + "Schema");
        return schema.put("id", urn).put("name", name).put("description", name);
    }

    private static ObjectNode attribute(
            ArrayNode attributes, String name, String type, boolean many) {
        return attributes
                .addObject()
                .put("name", name)
                .put("type", type)
                .put("multiValued", many)
                .put("required", false)
                .put("caseExact", false)
                .put("mutability", "readWrite")
                .put("returned", "default")
                .put("uniqueness", "none");
    }

    private static Reply list(ArrayNode resources) {
        ObjectNode list = Json.object();
        list.putArray("schemas").add(Urn.LIST);
        list.put("totalResults", resources.size())
                .put("itemsPerPage", resources.size())
                .put("startIndex", 1);
        list.set("Resources", resources);
        return Reply.json(200, list);
    }
}
