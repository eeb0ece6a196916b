package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.SlackTokens.Kind;
import dev.rollcall.domain.capability.Capability;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which token a capability is asked with, and the scopes that takes; from the pages of the methods
 * (docs.slack.dev/reference/methods).
 */
record CapabilityScopes(Kind token, List<String> scopes) {
    CapabilityScopes {
        requireNonNull(token, "token is null");
        scopes = List.copyOf(scopes);
    }

    static CapabilityScopes of(Capability capability) {
        return switch (capability) {
            case ACCOUNTS, IDP_GROUPS -> new CapabilityScopes(Kind.SCIM, List.of("admin"));
            case INTEGRATION_LOGS, BILLING -> new CapabilityScopes(Kind.SCIM, List.of("admin"));
            case USER_GROUPS -> admin("users:read", "usergroups:read", "usergroups:write");
            case CHANNELS ->
                    admin("channels:read", "groups:read", "channels:write", "groups:write");
            case SESSIONS -> admin("admin.users:read", "admin.users:write");
            case WORKSPACES -> admin("admin.teams:read", "admin.users:write");
            case ORG_USER_GROUPS -> admin("admin.usergroups:read", "admin.usergroups:write");
            case GROUP_LINKS ->
                    admin("admin.teams:write", "admin.usergroups:read", "admin.usergroups:write");
            case CHANNEL_ALLOW_LISTS ->
                    admin("admin.conversations:read", "admin.conversations:write");
            case ROLES -> admin("admin.roles:read", "admin.roles:write");
            case WORKFLOWS -> admin("admin.workflows:read", "admin.workflows:write");
            case AUDIT_LOGS -> new CapabilityScopes(Kind.AUDIT, List.of("auditlogs:read"));
        };
    }

    /** Returns the first scope that is not among the granted ones. */
    Optional<String> missingOf(Set<String> granted) {
        return scopes.stream().filter(scope -> !granted.contains(scope)).findFirst();
    }

    private static CapabilityScopes admin(String... scopes) {
        return new CapabilityScopes(Kind.ADMIN, List.of(scopes));
    }
}
