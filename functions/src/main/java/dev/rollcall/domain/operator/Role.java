package dev.rollcall.domain.operator;

/** What somebody is for Rollcall. Each of them may look at how things stand. */
public enum Role {
    /** Looks, and no more. */
    VIEWER,
    /** Looks after people one at a time. */
    SERVICE_DESK,
    /** Runs Rollcall: throws the stop switch, and does not release it. */
    OPERATOR,
    /** Leads an incident: throws the stop switch and releases it. */
    INCIDENT,
    /** Decides on another policy, if the policy in force has that person as an approver. */
    APPROVER,
    /** Looks after who approves. */
    APPROVER_ADMIN,
    /** Reads what was done. */
    AUDITOR
}
