package dev.rollcall.domain.capability;

/** The plans that have SCIM (docs.slack.dev/admins/scim-api). */
public enum SlackPlan {
    /** One organisation with several workspaces: everything of {@code admin.*}, and audit logs. */
    ENTERPRISE,
    /** One workspace: SCIM and the Web API without {@code admin.*}. */
    BUSINESS_PLUS
}
