package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A user of the simulated organisation.
 *
 * @param status one of Okta's eight, as Okta spells it
 * @param slackId the Slack account of the same human; Okta does not know it, the control API tells
 * @param more what the profile tells besides, by the attributes' names
 */
public record OktaPerson(
        String id,
        String login,
        String firstName,
        String lastName,
        String status,
        Instant created,
        Instant statusChanged,
        List<String> groups,
        String slackId,
        Map<String, String> more) {

    /** Every status Okta documents for a user. */
    public static final List<String> STATUSES =
            List.of(
                    "STAGED",
                    "PROVISIONED",
                    "ACTIVE",
                    "RECOVERY",
                    "PASSWORD_EXPIRED",
                    "LOCKED_OUT",
                    "SUSPENDED",
                    "DEPROVISIONED");

    public OktaPerson {
        requireNonNull(id, "id is null");
        requireNonNull(login, "login is null");
        requireNonNull(firstName, "firstName is null");
        requireNonNull(lastName, "lastName is null");
        requireNonNull(created, "created is null");
        requireNonNull(statusChanged, "statusChanged is null");
        groups = List.copyOf(groups);
        requireNonNull(slackId, "slackId is null");
        more = Map.copyOf(more);
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException("Okta has no status " + status);
        }
    }

    /** Somebody of whom the profile tells no more than names and address. */
    public OktaPerson(
            String id,
            String login,
            String firstName,
            String lastName,
            String status,
            Instant created,
            Instant statusChanged,
            List<String> groups,
            String slackId) {
        this(
                id,
                login,
                firstName,
                lastName,
                status,
                created,
                statusChanged,
                groups,
                slackId,
                Map.of());
    }

    OktaPerson with(String newStatus, Instant at) {
        return new OktaPerson(
                id, login, firstName, lastName, newStatus, created, at, groups, slackId, more);
    }

    public OktaPerson inGroups(List<String> newGroups) {
        return new OktaPerson(
                id,
                login,
                firstName,
                lastName,
                status,
                created,
                statusChanged,
                newGroups,
                slackId,
                more);
    }

    OktaPerson called(String newLogin, String newFirstName, String newLastName) {
        return new OktaPerson(
                id,
                newLogin,
                newFirstName,
                newLastName,
                status,
                created,
                statusChanged,
                groups,
                slackId,
                more);
    }

    OktaPerson telling(Map<String, String> attributes) {
        return new OktaPerson(
                id,
                login,
                firstName,
                lastName,
                status,
                created,
                statusChanged,
                groups,
                slackId,
                attributes);
    }
}
