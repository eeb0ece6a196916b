package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.SlackLimits;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

import java.util.List;
import java.util.function.Function;

/**
 * What Rollcall calls of SCIM (docs.slack.dev/reference/scim-api). There is no PUT, which
 * deactivates whoever is sent without {@code active}, and no DELETE of users. SCIM has no scope of
 * its own: the token has the broad {@code admin}.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions hold no state.
public enum ScimEndpoint implements Endpoint {
    LIST_USERS(
            "GET /scim/v2/Users",
            Capability.ACCOUNTS,
            _ -> SlackLimits.scimList(),
            "reconciliation: all accounts; joiner: is there one already; leaver, mover: who is"
                    + " inactive in a user group of more than a hundred, after Slack refused its"
                    + " list"),
    CREATE_USER(
            "POST /scim/v2/Users",
            Capability.ACCOUNTS,
            _ -> SlackLimits.userCreation(),
            "joiner: an account"),
    READ_USER(
            "GET /scim/v2/Users/{id}",
            Capability.ACCOUNTS,
            _ -> SlackLimits.scimRead(),
            "every path: is the account active, before and after a write"),
    CHANGE_USER(
            "PATCH /scim/v2/Users/{id}",
            Capability.ACCOUNTS,
            SlackLimits::userWrite,
            "leaver: deactivate; joiner, mover: profile, reactivate"),
    LIST_GROUPS(
            "GET /scim/v2/Groups",
            Capability.IDP_GROUPS,
            _ -> SlackLimits.scimList(),
            "reconciliation: all IdP groups"),
    CREATE_GROUP(
            "POST /scim/v2/Groups",
            Capability.IDP_GROUPS,
            _ -> SlackLimits.groupCreation(),
            "policy: an IdP group that it names"),
    READ_GROUP(
            "GET /scim/v2/Groups/{id}",
            Capability.IDP_GROUPS,
            _ -> SlackLimits.scimRead(),
            "every path: who is in an IdP group, before and after a write"),
    CHANGE_GROUP(
            "PATCH /scim/v2/Groups/{id}",
            Capability.IDP_GROUPS,
            SlackLimits::groupWrite,
            "leaver, joiner, mover: out of an IdP group and into it"),
    DELETE_GROUP(
            "DELETE /scim/v2/Groups/{id}",
            Capability.IDP_GROUPS,
            SlackLimits::groupDeletion,
            "policy: an IdP group that it no longer names, once it is empty");

    private static final String BASE = "/scim/v2";

    private final String template;
    private final Capability capability;
    private final Function<String, List<Bucket>> buckets;
    private final String feature;

    ScimEndpoint(
            String template,
            Capability capability,
            Function<String, List<Bucket>> buckets,
            String feature) {
        this.template = requireNonNull(template, "template is null");
        this.capability = requireNonNull(capability, "capability is null");
        this.buckets = requireNonNull(buckets, "buckets is null");
        this.feature = requireNonNull(feature, "feature is null");
    }

    @Override
    public String template() {
        return template;
    }

    /** Returns where it is below SCIM's base address, with the placeholder of the id. */
    String path() {
        return template.substring(template.indexOf(BASE) + BASE.length());
    }

    @Override
    public String documentedAs() {
        return template;
    }

    @Override
    public Access access() {
        return template.startsWith("GET ") ? Access.READ : Access.WRITE;
    }

    @Override
    public List<String> scopes() {
        return List.of("admin");
    }

    @Override
    public SlackTokens.Kind token() {
        return SlackTokens.Kind.SCIM;
    }

    @Override
    public Capability capability() {
        return capability;
    }

    @Override
    public String feature() {
        return feature;
    }

    @Override
    public boolean isOn(SlackPlan plan) {
        return capability.isOn(plan);
    }

    @Override
    public boolean isCalled() {
        return this != CREATE_GROUP && this != DELETE_GROUP;
    }

    @Override
    public List<Bucket> buckets(String id) {
        return buckets.apply(id);
    }
}
