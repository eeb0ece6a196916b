package dev.rollcall.adapter.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.rollcall.platform.json.Json;

import java.util.regex.Pattern;

/**
 * One comparison for equality (RFC 7644 §3.4.2.2); its value is quoted as JSON, so it stays one.
 */
public record ScimFilter(String attribute, String value) {
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

    public ScimFilter {
        requireNonNull(attribute, "attribute is null");
        requireNonNull(value, "value is null");
        if (!ATTRIBUTE.matcher(attribute).matches()) {
            throw new IllegalArgumentException(
                    "A SCIM attribute begins with a letter and has letters, digits, dots, dashes"
                            + " and underscores");
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A filter without a value matches too much");
        }
    }

    /** Returns e.g. {@code value eq "U01"}. */
    public String text() {
        return attribute + " eq " + Json.write(TextNode.valueOf(value));
    }
}
