package dev.rollcall.adapter.scim;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.rollcall.platform.json.Json;

import java.util.regex.Pattern;

/** One comparison for equality (RFC 7644 §3.4.2.2). */
public final class ScimFilter {
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

    private final String text;

    private ScimFilter(String attribute, String literal) {
        if (!ATTRIBUTE.matcher(attribute).matches()) {
            throw new IllegalArgumentException(
                    "A SCIM attribute begins with a letter and has letters, digits, dots, dashes"
                            + " and underscores");
        }
        this.text = attribute + " eq " + literal;
    }

    /** The value is quoted as JSON, so that it stays one. */
    public static ScimFilter eq(String attribute, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A filter without a value matches too much");
        }
        return new ScimFilter(attribute, Json.write(TextNode.valueOf(value)));
    }

    public static ScimFilter eq(String attribute, boolean value) {
        return new ScimFilter(attribute, Boolean.toString(value));
    }

    /** Returns e.g. {@code value eq "U01"}. */
    public String text() {
        return text;
    }
}
