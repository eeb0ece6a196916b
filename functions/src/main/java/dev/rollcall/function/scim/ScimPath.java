package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which attribute is meant (RFC 7644 §3.10): {@code name.givenName}, {@code urn:…:User:department}.
 *
 * @param extension the extension's URN; empty: of the core schema
 * @param attribute as the RFC spells it
 * @param part the attribute's part
 */
record ScimPath(Optional<String> extension, String attribute, Optional<String> part) {
    ScimPath {
        requireNonNull(extension, "extension is null");
        requireNonNull(attribute, "attribute is null");
        requireNonNull(part, "part is null");
    }

    /** Reads a path without a filter; empty if the text is none. */
    static Optional<ScimPath> read(String text) {
        if (!text.regionMatches(true, 0, "urn:", 0, 4)) {
            return read(Optional.empty(), text);
        }
        Optional<String> schema = ScimNames.schemaBefore(text);
        int colon = schema.map(String::length).orElseGet(() -> text.lastIndexOf(':'));
        String urn = text.substring(0, colon);
        if (!ScimNames.isUrn(urn)) {
            return Optional.empty();
        }
        String known = ScimNames.urn(urn);
        boolean core = known.equals(ScimNames.USER) || known.equals(ScimNames.GROUP);
        return read(core ? Optional.empty() : Optional.of(known), text.substring(colon + 1));
    }

    private static Optional<ScimPath> read(Optional<String> extension, String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 2) {
            return Optional.empty();
        }
        for (String part : parts) {
            if (!ScimNames.isAttribute(part)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new ScimPath(
                        extension,
                        ScimNames.attribute(parts[0]),
                        parts.length == 2
                                ? Optional.of(ScimNames.attribute(parts[1]))
                                : Optional.empty()));
    }

    boolean isCore(String name) {
        return extension.isEmpty() && attribute.equalsIgnoreCase(name);
    }
}
