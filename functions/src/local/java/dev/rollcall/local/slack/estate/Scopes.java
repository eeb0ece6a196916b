package dev.rollcall.local.slack.estate;

import java.util.Set;

/** Scopes that the simulated methods ask for. */
public final class Scopes {
    /** All of them, as a user token has them. */
    public static final Set<String> ALL =
            Set.of(
                    "admin",
                    "admin.app_activities:read",
                    "admin.apps:read",
                    "admin.apps:write",
                    "admin.conversations:read",
                    "admin.conversations:write",
                    "admin.roles:read",
                    "admin.roles:write",
                    "admin.teams:read",
                    "admin.teams:write",
                    "admin.usergroups:read",
                    "admin.usergroups:write",
                    "admin.users:read",
                    "admin.users:write",
                    "admin.workflows:read",
                    "admin.workflows:write",
                    "auditlogs:read",
                    "channels:read",
                    "channels:write",
                    "channels:write.invites",
                    "groups:read",
                    "groups:write",
                    "groups:write.invites",
                    "team:read",
                    "usergroups:read",
                    "usergroups:write",
                    "users:read",
                    "users:read.email");

    private Scopes() {}
}
