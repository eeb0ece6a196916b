package dev.rollcall.domain.capability;

import dev.rollcall.domain.access.Entitlement;

/** One thing that Rollcall wants of Slack. Not every plan has it. */
public enum Capability {
    /** SCIM users: find, create, change, deactivate. */
    ACCOUNTS,
    /** SCIM groups. On Enterprise they are IdP groups, which workspaces and channels hang on. */
    IDP_GROUPS,
    /** Workspaces' user groups, which have a handle. */
    USER_GROUPS,
    /** Members of channels: reading them, and taking them out. */
    CHANNELS,
    /** Finding channels, and putting people into them. */
    CHANNEL_INVITES,
    /** What integrations a person added, workspace by workspace. */
    INTEGRATION_LOGS,
    /** Whose seat is paid for. */
    BILLING,
    /** Sessions: list and reset, singly and in bulk. */
    SESSIONS(SlackPlan.ENTERPRISE),
    /** Putting people into workspaces and out of them. */
    WORKSPACES(SlackPlan.ENTERPRISE),
    /** User groups of the whole organisation. */
    ORG_USER_GROUPS(SlackPlan.ENTERPRISE),
    /** IdP groups that bring their members into workspaces and channels. */
    GROUP_LINKS(SlackPlan.ENTERPRISE),
    /** Channels that only members of certain IdP groups may be in. */
    CHANNEL_ALLOW_LISTS(SlackPlan.ENTERPRISE),
    /** Admin roles. */
    ROLES(SlackPlan.ENTERPRISE),
    /** Who manages which workflow. */
    WORKFLOWS(SlackPlan.ENTERPRISE),
    /** Who did what, and which tokens survived. */
    AUDIT_LOGS(SlackPlan.ENTERPRISE);

    private final boolean enterpriseOnly;

    Capability() {
        this.enterpriseOnly = false;
    }

    Capability(SlackPlan only) {
        this.enterpriseOnly = only == SlackPlan.ENTERPRISE;
    }

    /** Returns what it takes to read, to give and to take such a thing. */
    public static Capability over(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.Workspace _ -> WORKSPACES;
            case Entitlement.IdpGroup _ -> IDP_GROUPS;
            case Entitlement.UserGroup _ -> USER_GROUPS;
            case Entitlement.OrganisationGroup _ -> ORG_USER_GROUPS;
            case Entitlement.Channel _ -> CHANNELS;
            case Entitlement.AdminRole _ -> ROLES;
        };
    }

    public boolean isOn(SlackPlan plan) {
        return plan == SlackPlan.ENTERPRISE || !enterpriseOnly;
    }
}
