package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.slack.scim.Operation;
import dev.rollcall.local.slack.scim.ScimRefusal;
import dev.rollcall.local.slack.scim.Urn;
import dev.rollcall.local.slack.scim.UserNames;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What single operations do to a user, by the paths that Slack documents. */
final class UserChanges {
    private static final Set<String> TEXTS =
            Set.of("title", "timezone", "userType", "locale", "preferredLanguage");
    private static final Set<String> NAME_PARTS =
            Set.of("givenName", "familyName", "honorificPrefix");
    private static final Set<String> ENTERPRISE =
            Set.of("employeeNumber", "costCenter", "organization", "division", "department");

    /** Updates of these are not supported, which Slack does not tell. */
    private static final Set<String> IGNORED =
            Set.of("id", "externalId", "profileUrl", "schemas", "meta", "photos.type");

    private final boolean activeAsText;
    private final Function<String, String> manager;

    /**
     * @param activeAsText {@code "false"} is taken for {@code false}
     * @param manager finds the id of the person whom a request names as somebody's manager
     */
    UserChanges(boolean activeAsText, Function<String, String> manager) {
        this.activeAsText = activeAsText;
        this.manager = requireNonNull(manager, "manager is null");
    }

    UserDraft apply(UserDraft draft, List<Operation> operations) {
        UserDraft changed = draft;
        for (Operation operation : operations) {
            changed = apply(changed, operation);
        }
        return changed;
    }

    private UserDraft apply(UserDraft draft, Operation operation) {
        String path = operation.path();
        if (path.startsWith(Urn.ENTERPRISE)) {
            return enterprise(draft, operation.at(below(path, Urn.ENTERPRISE)));
        }
        if (path.startsWith(Urn.GUEST)) {
            return guest(draft, operation.at(below(path, Urn.GUEST)));
        }
        if (path.startsWith(Urn.PROFILE)) {
            return startDate(draft, operation.at(below(path, Urn.PROFILE)));
        }
        if (path.startsWith(Urn.USER + ":")) {
            return core(draft, operation.at(below(path, Urn.USER)));
        }
        return core(draft, operation);
    }

    /** A part is joined by a colon in one of Slack's examples, and by a dot in another. */
    private static String below(String path, String urn) {
        String rest = path.substring(urn.length());
        if (!rest.isEmpty() && rest.charAt(0) != ':' && rest.charAt(0) != '.') {
            throw ScimRefusal.bad("invalid_attribute_format");
        }
        return rest.isEmpty() ? rest : rest.substring(1);
    }

    private UserDraft core(UserDraft draft, Operation operation) {
        String path = operation.path();
        if (IGNORED.contains(path)) {
            return draft;
        }
        if (TEXTS.contains(path)) {
            return operation.removes() ? draft.without(path) : draft.with(path, operation.text());
        }
        return switch (path) {
            case "active" -> active(draft, operation);
            case "userName" -> draft.named(UserNames.converted(text(operation)));
            case "nickName" -> nickName(draft, text(operation));
            case "displayName" ->
                    operation.removes()
                            ? draft.without(path)
                            : draft.with(path, UserNames.displayed(operation.text()));
            case "password" -> throw ScimRefusal.bad("password_change_not_allowed");
            case "groups" -> throw ScimRefusal.bad("groups_invalid");
            case "name" -> parts(draft, operation, "name", NAME_PARTS);
            default ->
                    path.startsWith("name.")
                            ? part(draft, operation, "name", path.substring(5), NAME_PARTS)
                            : ContactChanges.apply(draft, operation);
        };
    }

    private UserDraft active(UserDraft draft, Operation operation) {
        JsonNode value = operation.value();
        boolean text = activeAsText && value.asText().matches("(?i)true|false");
        if (operation.removes() || !(value.isBoolean() || text)) {
            throw ScimRefusal.bad("invalid_attribute_format");
        }
        return draft.active(value.isBoolean() ? value.asBoolean() : truth(value.asText()));
    }

    private static boolean truth(String text) {
        return text.equalsIgnoreCase("true");
    }

    private static String text(Operation operation) {
        return operation.removes() ? "" : operation.text();
    }

    private static UserDraft nickName(UserDraft draft, String sent) {
        if (sent.length() > UserNames.LONGEST) {
            throw ScimRefusal.bad("long_nickname");
        }
        return draft.named(UserNames.converted(sent));
    }

    private static UserDraft parts(
            UserDraft draft, Operation operation, String whole, Set<String> known) {
        if (operation.removes()) {
            return draft.without(whole);
        }
        UserDraft changed = draft;
        if (operation.value() instanceof ObjectNode parts) {
            for (Operation part : Operation.ofEach(operation.kind(), parts)) {
                if (known.contains(part.path())) {
                    changed = part(changed, part, whole, part.path(), known);
                }
            }
            return changed;
        }
        throw ScimRefusal.bad("invalid_attribute_format");
    }

    private static UserDraft part(
            UserDraft draft, Operation operation, String whole, String part, Set<String> known) {
        if (!known.contains(part)) {
            throw ScimRefusal.bad("invalid_attribute_format");
        }
        String path = whole + "." + part;
        return operation.removes() ? draft.without(path) : draft.with(path, operation.text());
    }

    private UserDraft enterprise(UserDraft draft, Operation operation) {
        String part = operation.path();
        if (part.equals("manager") || part.equals("manager.managerId")) {
            return managed(draft, operation);
        }
        if (!part.isEmpty()) {
            return part(draft, operation, "enterprise", part, ENTERPRISE);
        }
        UserDraft changed = parts(draft, operation, "enterprise", ENTERPRISE);
        boolean named = operation.value().has("manager") && !operation.removes();
        return named
                ? managed(
                        changed,
                        new Operation(
                                operation.kind(), "manager", operation.value().path("manager")))
                : changed;
    }

    private UserDraft managed(UserDraft draft, Operation operation) {
        String path = "enterprise.manager.managerId";
        if (operation.removes() || operation.value().isNull()) {
            return draft.without(path);
        }
        JsonNode value = operation.value();
        JsonNode id = value.isObject() ? value.path("managerId") : value;
        if (id.isMissingNode() || (operation.path().equals("manager") && !value.isObject())) {
            throw ScimRefusal.bad("improper_enterprise_schema_format");
        }
        return id.isNull() ? draft.without(path) : draft.with(path, manager.apply(id.asText()));
    }

    private static UserDraft guest(UserDraft draft, Operation operation) {
        String expiration = "guest.expiration";
        switch (operation.path()) {
            case "":
                if (operation.removes()) {
                    return draft.without(expiration).convertedTo(false);
                }
                if (!operation.value().path("type").asText().equals("multi")) {
                    throw ScimRefusal.bad("invalid_attribute_format");
                }
                JsonNode until = operation.value().path("expiration");
                UserDraft restricted = draft.convertedTo(true);
                return until.isTextual()
                        ? restricted.with(expiration, time(until.asText()))
                        : restricted;
            case "expiration":
                return operation.removes()
                        ? draft.without(expiration)
                        : draft.with(expiration, time(operation.text()));
            default:
                throw ScimRefusal.bad("invalid_attribute_format");
        }
    }

    private static UserDraft startDate(UserDraft draft, Operation operation) {
        if (operation.removes()) {
            return draft.without("startDate");
        }
        JsonNode value = operation.value();
        JsonNode date = operation.path().isEmpty() ? value.path("startDate") : value;
        if (!operation.path().matches("(startDate)?") || !date.isTextual()) {
            throw ScimRefusal.bad("invalid_attribute_format");
        }
        return draft.with("startDate", time(date.asText()));
    }

    /** Returns the text if it is a time; Slack writes its offsets without a colon too. */
    private static String time(String text) {
        try {
            OffsetDateTime unused =
                    OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"));
            return text;
        } catch (DateTimeException wrong) {
            throw ScimRefusal.bad("invalid_attribute_format");
        }
    }
}
