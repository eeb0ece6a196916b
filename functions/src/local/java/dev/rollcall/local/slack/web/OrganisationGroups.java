package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import java.util.Optional;

/** Finds groups of the organisation: user groups with a handle, and IdP groups. */
final class OrganisationGroups {
    private final SlackOrganisation slack;

    OrganisationGroups(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /** These methods are of 2026, and may be absent. */
    void checkOffered() {
        if (!slack.switches().offers().groupDeltas()) {
            throw new Refusal("unknown_method");
        }
    }

    SlackGroup find(WebCall call) {
        return find(call.arguments().required("id"));
    }

    SlackGroup find(String id) {
        Optional<SlackGroup> ofIdp = slack.group(SlackGroup.Kind.IDP_GROUP, id);
        return ofIdp.or(() ->
                        slack.group(SlackGroup.Kind.USER_GROUP, id)
                                .filter(OrganisationGroups::wide))
                .orElseThrow(() -> new Refusal("invalid_usergroup"));
    }

    /** Whether an IdP group may be changed so is not documented. */
    void checkNotOfIdp(SlackGroup group) {
        if (group.kind() == SlackGroup.Kind.IDP_GROUP
                && !slack.switches().offers().deltasOnIdpGroups()) {
            throw new Refusal("invalid_usergroup");
        }
    }

    void checkFree(String self, String name, String handle) {
        for (SlackGroup other : slack.groups(SlackGroup.Kind.USER_GROUP)) {
            if (!wide(other) || other.id().equals(self)) {
                continue;
            }
            if (other.name().equalsIgnoreCase(name)) {
                throw new Refusal("name_already_exists");
            }
            String taken = slack.estate().userGroups().of(other.id(), other.name()).handle();
            if (!handle.isEmpty() && taken.equalsIgnoreCase(handle)) {
                throw new Refusal("handle_already_exists");
            }
        }
    }

    private static boolean wide(SlackGroup group) {
        return group.workspaceId().equals(SlackOrganisation.ID);
    }
}
