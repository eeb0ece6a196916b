package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

/**
 * A user group of the whole organisation, as it was read.
 *
 * @param ofIdp it is an IdP group, whose members are SCIM's to change
 * @param users how many are in it; Slack does not say who
 */
public record OrganisationGroup(
        OrganisationGroupId id, GroupNaming naming, boolean ofIdp, int users) {
    public OrganisationGroup {
        requireNonNull(id, "id is null");
        requireNonNull(naming, "naming is null");
        if (users < 0) {
            throw new IllegalArgumentException("A group has no fewer than no users");
        }
    }
}
