package dev.rollcall.adapter.slack.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.adapter.scim.ScimPath;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.platform.json.JsonObject;

import java.util.Optional;

/**
 * Where an attribute stands in a user resource, and under which path it is changed.
 *
 * <p>The manager is not where the RFC has it: Slack says {@code managerId} for {@code value}, and
 * spells the path with a dot after the extension where it spells others with a colon.
 */
sealed interface Place {

    Optional<String> read(JsonObject user);

    void write(ObjectNode user, String value);

    ScimPath path();

    static Place of(Attribute attribute) {
        return switch (attribute) {
            case GIVEN_NAME -> new OfName("givenName");
            case FAMILY_NAME -> new OfName("familyName");
            case HONORIFIC_PREFIX -> new OfName("honorificPrefix");
            case DISPLAY_NAME -> new Top("displayName");
            case TITLE -> new Top("title");
            case TIME_ZONE -> new Top("timezone");
            case LOCALE -> new Top("locale");
            case PREFERRED_LANGUAGE -> new Top("preferredLanguage");
            case USER_TYPE -> new Top("userType");
            case EMPLOYEE_NUMBER -> new OfEnterprise("employeeNumber");
            case COST_CENTER -> new OfEnterprise("costCenter");
            case ORGANIZATION -> new OfEnterprise("organization");
            case DIVISION -> new OfEnterprise("division");
            case DEPARTMENT -> new OfEnterprise("department");
            case MANAGER -> new Superior();
        };
    }

    /** Directly in the resource. */
    record Top(String name) implements Place {
        @Override
        public Optional<String> read(JsonObject user) {
            return text(user, name);
        }

        @Override
        public void write(ObjectNode user, String value) {
            user.put(name, value);
        }

        @Override
        public ScimPath path() {
            return ScimPath.of(name);
        }
    }

    /** A part of the name. */
    record OfName(String part) implements Place {
        @Override
        public Optional<String> read(JsonObject user) {
            return user.optionalObject("name").flatMap(name -> text(name, part));
        }

        @Override
        public void write(ObjectNode user, String value) {
            user.withObjectProperty("name").put(part, value);
        }

        @Override
        public ScimPath path() {
            return ScimPath.of("name." + part);
        }
    }

    /** In the enterprise extension. */
    record OfEnterprise(String name) implements Place {
        @Override
        public Optional<String> read(JsonObject user) {
            return user.optionalObject(Schemas.ENTERPRISE).flatMap(e -> text(e, name));
        }

        @Override
        public void write(ObjectNode user, String value) {
            user.withObjectProperty(Schemas.ENTERPRISE).put(name, value);
        }

        @Override
        public ScimPath path() {
            return ScimPath.extension(Schemas.ENTERPRISE, name);
        }
    }

    /** The manager in the enterprise extension. */
    record Superior() implements Place {
        @Override
        public Optional<String> read(JsonObject user) {
            return user.optionalObject(Schemas.ENTERPRISE)
                    .flatMap(e -> e.optionalObject("manager"))
                    .flatMap(manager -> text(manager, "managerId"));
        }

        @Override
        public void write(ObjectNode user, String value) {
            user.withObjectProperty(Schemas.ENTERPRISE)
                    .putObject("manager")
                    .put("managerId", value);
        }

        @Override
        public ScimPath path() {
            return ScimPath.dotted(Schemas.ENTERPRISE, "manager.managerId");
        }
    }

    /** Returns a text that says something; an employee number may be a number. */
    private static Optional<String> text(JsonObject object, String name) {
        return object.member(name)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }
}
