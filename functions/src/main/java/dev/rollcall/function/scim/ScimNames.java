package dev.rollcall.function.scim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The RFC's names of attributes and schemas (RFC 7643 §4, §8); they are compared in any case. */
final class ScimNames {
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    static final String USER_NAME = "userName";
    static final String EXTERNAL_ID = "externalId";
    static final String DISPLAY_NAME = "displayName";
    static final String ACTIVE = "active";
    static final String EMAILS = "emails";
    static final String MEMBERS = "members";
    static final String MANAGER = "manager";
    static final String NAME = "name";
    static final String VALUE = "value";
    static final String PRIMARY = "primary";
    static final String TYPE = "type";

    /** Attributes of one text. */
    static final Set<String> TEXTS =
            Set.of(
                    USER_NAME,
                    EXTERNAL_ID,
                    DISPLAY_NAME,
                    "nickName",
                    "profileUrl",
                    "title",
                    "userType",
                    "preferredLanguage",
                    "locale",
                    "timezone");

    /** Attributes of several values, each with parts. */
    static final Set<String> LISTS =
            Set.of(
                    EMAILS,
                    "phoneNumbers",
                    "ims",
                    "photos",
                    "addresses",
                    "entitlements",
                    "roles",
                    "x509Certificates");

    /** What is ours to say. */
    static final Set<String> READ_ONLY = Set.of("id", "meta", "schemas", "groups");

    /** Told by some providers and wanted by nobody here. */
    static final String PASSWORD = "password";

    static final List<String> NAME_PARTS =
            List.of(
                    "formatted",
                    "familyName",
                    "givenName",
                    "middleName",
                    "honorificPrefix",
                    "honorificSuffix");

    static final List<String> ENTERPRISE_TEXTS =
            List.of("employeeNumber", "costCenter", "organization", "division", "department");

    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z$_][A-Za-z0-9$_-]{0,99}");
    private static final Pattern URN = Pattern.compile("(?i)urn:[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");

    private static final Map<String, String> KNOWN =
            Stream.of(
                            TEXTS.stream(),
                            LISTS.stream(),
                            READ_ONLY.stream(),
                            NAME_PARTS.stream(),
                            ENTERPRISE_TEXTS.stream(),
                            Stream.of(
                                    ACTIVE,
                                    MEMBERS,
                                    MANAGER,
                                    NAME,
                                    VALUE,
                                    PRIMARY,
                                    TYPE,
                                    PASSWORD,
                                    "display",
                                    "$ref",
                                    "streetAddress",
                                    "locality",
                                    "region",
                                    "postalCode",
                                    "country"))
                    .flatMap(Function.identity())
                    .collect(Collectors.toUnmodifiableMap(ScimNames::folded, Function.identity()));

    private static final Map<String, String> SCHEMAS =
            Stream.of(USER, GROUP, ENTERPRISE)
                    .collect(Collectors.toUnmodifiableMap(ScimNames::folded, Function.identity()));

    private ScimNames() {}

    static boolean isAttribute(String name) {
        return ATTRIBUTE.matcher(name).matches();
    }

    static boolean isUrn(String name) {
        return URN.matcher(name).matches();
    }

    /** Returns the name as the RFC spells it, or as it is if the RFC does not know it. */
    static String attribute(String name) {
        return KNOWN.getOrDefault(folded(name), name);
    }

    /** Returns the URN as the RFC spells it, or as it is. */
    static String urn(String urn) {
        return SCHEMAS.getOrDefault(folded(urn), urn);
    }

    /** Returns which of the RFC's schemas a text begins with, followed by a colon. */
    static Optional<String> schemaBefore(String text) {
        return SCHEMAS.values().stream()
                .filter(urn ->
                        text.length() > urn.length()
                                && text.regionMatches(true, 0, urn, 0, urn.length())
                                && text.charAt(urn.length()) == ':')
                .findFirst();
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
