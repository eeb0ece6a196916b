package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.platform.json.JsonObject;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A user as Graph shows one: the same whether asked by id or in a list.
 *
 * @param deleted whether the row is of the deleted items
 */
record EntraUser(JsonObject json, boolean deleted) {
    static final String TYPE = "#microsoft.graph.user";
    private static final String ENABLED = "accountEnabled";
    private static final String LEAVES = "employeeLeaveDateTime";
    private static final String DELETED = "deletedDateTime";

    /**
     * A date before this is none: HR systems write 0001-01-01 or 1900-01-01 for "not known". It
     * must make nobody a leaver.
     */
    private static final Instant NO_DATE = Instant.parse("2000-01-01T00:00:00Z");

    /** What says who somebody is and how they stand: no attributes. */
    private static final Set<String> STATE = Set.of("id", ENABLED, LEAVES, DELETED);

    /** What a policy may go by. Graph shows {@code accountEnabled} and others only if selected. */
    private static final String ATTRIBUTES =
            "id,accountEnabled,displayName,givenName,surname,mail,userPrincipalName,userType,"
                    + "companyName,department,jobTitle,employeeId,employeeType,officeLocation,"
                    + "city,country,preferredLanguage";

    EntraUser {
        requireNonNull(json, "json is null");
    }

    /** Returns the {@code $select} for users. */
    static String selected(EntraSettings settings) {
        return settings.leaveDates() ? ATTRIBUTES + "," + LEAVES : ATTRIBUTES;
    }

    /** Returns the {@code $select} for deleted users. */
    static String selectedOfDeleted() {
        return ATTRIBUTES + "," + DELETED;
    }

    String id() {
        return json.text("id");
    }

    /** Returns what is told of the person. */
    PersonReading.Found found(PersonId person, Instant now) {
        Optional<Instant> told = json.optionalInstant(LEAVES);
        Optional<Instant> leaves = told.filter(time -> !time.isAfter(now));
        EntraStatusTable row =
                told.filter(NO_DATE::isAfter).isPresent()
                        ? EntraStatusTable.ofNoDate(deleted)
                        : EntraStatusTable.of(deleted, leaves.isPresent(), enabled());
        return new PersonReading.Found(
                person,
                row.standing(),
                row.status(),
                switch (row) {
                    case DELETED -> json.optionalInstant(DELETED);
                    case LEFT -> leaves;
                    // Graph does not tell when an account was enabled or disabled.
                    case ENABLED, DISABLED, UNKNOWN, NO_DATE -> Optional.empty();
                },
                profile(),
                attributes());
    }

    private Optional<Boolean> enabled() {
        return json.member(ENABLED).map(_ -> json.bool(ENABLED));
    }

    /** An attribute is whatever there is of one value, and is not OData's own. */
    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        json.node()
                .properties()
                .forEach(field -> {
                    JsonNode value = field.getValue();
                    if (value.isValueNode()
                            && !value.isNull()
                            && !STATE.contains(field.getKey())
                            && !field.getKey().contains("@")) {
                        attributes.put(field.getKey(), value.asText());
                    }
                });
        return attributes;
    }

    private Optional<Profile> profile() {
        Optional<String> name = json.optionalText("displayName");
        Optional<String> mail = json.optionalText("mail");
        return name.isEmpty() && mail.isEmpty()
                ? Optional.empty()
                : Optional.of(new Profile(name.orElse(""), mail.orElse("")));
    }
}
