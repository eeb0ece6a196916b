package dev.rollcall.adapter.scim;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an operation is about (RFC 7644 §3.5.2, figure 7). A user's {@code active} and a group's
 * {@code members} have operations of their own and can have no path.
 */
public final class ScimPath {
    private static final String NAME = "[A-Za-z][A-Za-z0-9]*";
    private static final Pattern PLAIN = Pattern.compile(NAME + "(?:\\." + NAME + ")?");
    private static final Pattern URN = Pattern.compile("urn:[A-Za-z0-9:.]+:User");
    private static final Set<String> KEPT = Set.of("active", "members", "groups", "id");

    private final String text;

    private ScimPath(String text) {
        this.text = text;
    }

    /** Returns the path as it is sent. */
    public String text() {
        return text;
    }

    /**
     * Returns the path of an attribute, or of a part of it: {@code title}, {@code name.givenName}.
     */
    public static ScimPath of(String attribute) {
        requirePlain(attribute);
        return new ScimPath(attribute);
    }

    /** Returns the path of those values of a list that fit: {@code emails[primary eq false]}. */
    public static ScimPath of(String list, ScimFilter which) {
        requirePlain(list);
        return new ScimPath(list + "[" + which.text() + "]");
    }

    /** Returns the path of a part of those values: {@code phoneNumbers[value eq "1"].value}. */
    public static ScimPath of(String list, ScimFilter which, String part) {
        requirePlain(part);
        return new ScimPath(of(list, which).text() + "." + part);
    }

    /** Returns the path of an extension as a whole. */
    public static ScimPath extension(String urn) {
        requireUrn(urn);
        return new ScimPath(urn);
    }

    /** Returns the path of an extension's attribute, after a colon as the RFC has it. */
    public static ScimPath extension(String urn, String attribute) {
        requireUrn(urn);
        requirePlain(attribute);
        return new ScimPath(urn + ":" + attribute);
    }

    /** Returns the same after a dot, as Slack's documentation has it for parts of an attribute. */
    public static ScimPath dotted(String urn, String attribute) {
        requireUrn(urn);
        requirePlain(attribute);
        return new ScimPath(urn + "." + attribute);
    }

    private static void requireUrn(String urn) {
        if (!URN.matcher(urn).matches()) {
            throw new IllegalArgumentException("An extension is named by a URN for users");
        }
    }

    private static void requirePlain(String attribute) {
        String first = attribute.split("\\.", 2)[0];
        if (!PLAIN.matcher(attribute).matches()
                || KEPT.stream().anyMatch(first::equalsIgnoreCase)) {
            throw new IllegalArgumentException(
                    "A path names an attribute, and none of " + KEPT + ", which are not set so");
        }
    }
}
