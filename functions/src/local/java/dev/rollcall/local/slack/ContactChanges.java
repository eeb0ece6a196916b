package dev.rollcall.local.slack;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.slack.scim.ElementPath;
import dev.rollcall.local.slack.scim.Operation;
import dev.rollcall.local.slack.scim.ScimRefusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What operations do to the lists of a user: mail addresses, phones, address, role and photo. */
final class ContactChanges {
    private static final String SECONDARY = "emails.secondary";
    private static final String PRIMARY_PHONE = "phone.primary";
    private static final String MOBILE_PHONE = "phone.mobile";
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Set<String> ADDRESS_PARTS =
            Set.of("streetAddress", "locality", "region", "postalCode", "country");

    private ContactChanges() {}

    static UserDraft apply(UserDraft draft, Operation operation) {
        ElementPath path =
                ElementPath.of(operation.path())
                        .orElseThrow(() -> ScimRefusal.bad("invalid_attribute_format"));
        return switch (path.list()) {
            case "emails" -> emails(draft, operation, path);
            case "phoneNumbers" -> phones(draft, operation, path);
            case "addresses" -> address(draft, operation, path);
            case "roles" -> single(draft, operation, "role");
            case "photos" -> single(draft, operation, "photo");
            default -> throw ScimRefusal.bad("invalid_attribute_format");
        };
    }

    private static UserDraft emails(UserDraft draft, Operation operation, ElementPath path) {
        if (path.isWhole()) {
            if (operation.removes()) {
                return draft.without(SECONDARY);
            }
            return operation.kind() == Operation.Kind.REPLACE
                    ? replaced(draft.without(SECONDARY), operation.values().toList())
                    : added(draft, operation.values().toList());
        }
        boolean primary = isPrimary(draft, path);
        if (operation.removes()) {
            if (primary) {
                throw ScimRefusal.bad("missing_primary_email");
            }
            boolean secondary = path.key().equals("primary") || isSecondary(draft, path);
            return secondary ? draft.without(SECONDARY) : draft;
        }
        String value = address(operation.value());
        return primary ? draft.reachedAt(value) : draft.with(SECONDARY, value);
    }

    private static boolean isPrimary(UserDraft draft, ElementPath path) {
        return switch (path.key()) {
            case "primary" -> path.wanted().equalsIgnoreCase("true");
            case "value" -> path.wanted().equalsIgnoreCase(draft.email());
            default -> throw ScimRefusal.bad("emails_invalid");
        };
    }

    private static boolean isSecondary(UserDraft draft, ElementPath path) {
        return draft.profile().value(SECONDARY).filter(path.wanted()::equalsIgnoreCase).isPresent();
    }

    private static UserDraft added(UserDraft draft, List<JsonNode> more) {
        UserDraft changed = draft;
        for (JsonNode one : more) {
            boolean first = changed.email().isEmpty() || one.path("primary").asBoolean(false);
            changed =
                    first ? changed.reachedAt(address(one)) : changed.with(SECONDARY, address(one));
        }
        return changed;
    }

    /** The primary one is marked as such, or else is for work, or else comes first. */
    private static UserDraft replaced(UserDraft draft, List<JsonNode> all) {
        if (all.isEmpty()) {
            throw ScimRefusal.bad("missing_primary_email");
        }
        List<JsonNode> others = new ArrayList<>(all);
        JsonNode primary =
                all.stream()
                        .filter(one -> one.path("primary").asBoolean(false))
                        .findFirst()
                        .or(() ->
                                all.stream()
                                        .filter(one -> one.path("type").asText().equals("work"))
                                        .findFirst())
                        .orElse(all.getFirst());
        others.remove(primary);
        UserDraft changed = draft.reachedAt(address(primary));
        return others.isEmpty() ? changed : changed.with(SECONDARY, address(others.getFirst()));
    }

    private static String address(JsonNode email) {
        String value = value(email);
        if (value.isEmpty()) {
            throw ScimRefusal.bad("email_empty");
        }
        if (!ADDRESS.matcher(value).matches()) {
            throw ScimRefusal.bad("email_invalid").about("email", value);
        }
        return value;
    }

    private static UserDraft phones(UserDraft draft, Operation operation, ElementPath path) {
        if (path.isWhole()) {
            UserDraft changed =
                    operation.kind() == Operation.Kind.ADD ? draft : draft.without("phone");
            if (!operation.removes()) {
                for (JsonNode phone : operation.values().toList()) {
                    changed = changed.with(slot(changed, phone), value(phone));
                }
            }
            return changed;
        }
        Optional<String> slot =
                List.of(PRIMARY_PHONE, MOBILE_PHONE).stream()
                        .filter(one -> isMeant(draft, one, path))
                        .findFirst();
        if (slot.isEmpty()) {
            return draft;
        }
        return operation.removes()
                ? draft.without(slot.get())
                : draft.with(slot.get(), value(operation.value()));
    }

    private static boolean isMeant(UserDraft draft, String slot, ElementPath path) {
        return switch (path.key()) {
            case "value" -> draft.profile().value(slot).filter(path.wanted()::equals).isPresent();
            case "type" ->
                    slot.equals(path.wanted().equals("mobile") ? PRIMARY_PHONE : MOBILE_PHONE);
            case "primary" ->
                    slot.equals(path.wanted().equals("true") ? PRIMARY_PHONE : MOBILE_PHONE);
            default -> throw ScimRefusal.bad("phoneNumbers_invalid");
        };
    }

    /** In a request "mobile" means the primary phone, and "work" the mobile one. */
    private static String slot(UserDraft draft, JsonNode phone) {
        return switch (phone.path("type").asText()) {
            case "mobile" -> PRIMARY_PHONE;
            case "work" -> MOBILE_PHONE;
            default ->
                    phone.path("primary").asBoolean(false)
                                    || draft.profile().value(PRIMARY_PHONE).isEmpty()
                            ? PRIMARY_PHONE
                            : MOBILE_PHONE;
        };
    }

    private static UserDraft address(UserDraft draft, Operation operation, ElementPath path) {
        if (!path.part().isEmpty() && !ADDRESS_PARTS.contains(path.part())) {
            throw ScimRefusal.bad("addresses_invalid");
        }
        if (!path.part().isEmpty()) {
            String whole = "address." + path.part();
            return operation.removes() ? draft.without(whole) : draft.with(whole, operation.text());
        }
        UserDraft changed = draft.without("address");
        Optional<JsonNode> first = operation.values().findFirst();
        if (operation.removes() || first.isEmpty()) {
            return changed;
        }
        if (!first.get().isObject()) {
            throw ScimRefusal.bad("addresses_invalid");
        }
        for (String part : ADDRESS_PARTS) {
            JsonNode value = first.get().path(part);
            changed = value.isTextual() ? changed.with("address." + part, value.asText()) : changed;
        }
        return changed;
    }

    private static UserDraft single(UserDraft draft, Operation operation, String path) {
        Optional<JsonNode> first = operation.values().findFirst();
        return operation.removes() || first.isEmpty()
                ? draft.without(path)
                : draft.with(path, value(first.get()));
    }

    private static String value(JsonNode element) {
        JsonNode value = element.isObject() ? element.path("value") : element;
        return value.isNull() ? "" : value.asText("");
    }
}
