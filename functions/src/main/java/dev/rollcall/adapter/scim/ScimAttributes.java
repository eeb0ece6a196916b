package dev.rollcall.adapter.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.JsonObject;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A user's attributes of one value, by the RFC's names: {@code title}, {@code name.givenName};
 * those of the enterprise extension (RFC 7643 §4.3) without its URN, those of any other after it
 * ({@code urn:…:User:endDate}, RFC 7644 §3.10).
 */
public record ScimAttributes(JsonObject json) {
    /** The primary address, or the first one. */
    public static final String EMAIL = "email";

    private static final String ENTERPRISE =
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** What says who somebody is and how they stand, or is nobody's concern. */
    private static final Set<String> KEPT_OUT = Set.of("id", "active", "password", EMAIL);

    public ScimAttributes {
        requireNonNull(json, "json is null");
    }

    /** Returns them by name; empty ones are left out. */
    public Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        json.node()
                .properties()
                .forEach(field -> {
                    String name = field.getKey();
                    if (name.startsWith("urn:")) {
                        extension(name, field.getValue(), all);
                    } else if (name.equals("name")) {
                        parts("name.", field.getValue(), all);
                    } else if (!KEPT_OUT.contains(name)) {
                        single(name, field.getValue(), all);
                    }
                });
        email().ifPresent(email -> all.put(EMAIL, email));
        return all;
    }

    private static void extension(String urn, JsonNode extension, Map<String, String> all) {
        boolean enterprise = urn.equals(ENTERPRISE);
        parts(enterprise ? "" : urn + ":", extension, all);
        if (enterprise) {
            single("manager", extension.path("manager").path("value"), all);
        }
    }

    private static void parts(String prefix, JsonNode object, Map<String, String> all) {
        object.properties()
                .forEach(field -> single(prefix + field.getKey(), field.getValue(), all));
    }

    private static void single(String name, JsonNode value, Map<String, String> all) {
        if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
            all.put(name, value.asText());
        }
    }

    private Optional<String> email() {
        List<JsonObject> emails = json.objects("emails");
        return emails.stream()
                .filter(email -> email.isTrue("primary"))
                .findFirst()
                .or(() -> emails.stream().findFirst())
                .flatMap(email -> email.optionalText("value"));
    }
}
