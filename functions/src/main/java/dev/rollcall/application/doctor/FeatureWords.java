package dev.rollcall.application.doctor;

import dev.rollcall.domain.capability.Capability;

/** Capabilities in words: what they are for, and what people do where there is none. */
public final class FeatureWords {
    private FeatureWords() {}

    /** Returns what it is, as a noun phrase. */
    public static String of(Capability capability) {
        return switch (capability) {
            case ACCOUNTS -> "finding, creating, changing and deactivating accounts";
            case IDP_GROUPS -> "members of IdP groups";
            case USER_GROUPS -> "members of workspaces' user groups";
            case CHANNELS -> "who is in a channel, and taking people out";
            case CHANNEL_INVITES -> "finding channels, and putting people into them";
            case INTEGRATION_LOGS -> "which integrations a person added";
            case BILLING -> "whether a seat is still paid for";
            case SESSIONS -> "signing out, and reading sessions back";
            case WORKSPACES -> "putting people into workspaces and out of them";
            case ORG_USER_GROUPS -> "user groups of the whole organisation";
            case GROUP_LINKS -> "IdP groups that bring people into workspaces and channels";
            case CHANNEL_ALLOW_LISTS -> "channels that only certain IdP groups may be in";
            case ROLES -> "admin roles";
            case WORKFLOWS -> "who manages which workflow";
            case AUDIT_LOGS -> "proof by Slack's audit logs, and who else writes";
        };
    }

    /** Returns what people do instead where the plan has no such thing. */
    public static String instead(Capability capability) {
        return switch (capability) {
            case SESSIONS ->
                    "Deactivation ends the sessions; sign a held leaver out on the member's page";
            case WORKSPACES -> "There is one workspace; deactivation is enough";
            case ORG_USER_GROUPS -> "Use the workspace's user groups";
            case GROUP_LINKS -> "Add people to channels by user groups or by hand";
            case CHANNEL_ALLOW_LISTS -> "A channel's manager looks after its members";
            case ROLES -> "An owner takes roles away on the member's page";
            case WORKFLOWS -> "An owner hands workflows over in Workflow Builder";
            case AUDIT_LOGS -> "An owner compares the access logs and keeps what they show";
            case ACCOUNTS,
                    IDP_GROUPS,
                    USER_GROUPS,
                    CHANNELS,
                    CHANNEL_INVITES,
                    INTEGRATION_LOGS,
                    BILLING ->
                    "Every plan with SCIM has it";
        };
    }
}
