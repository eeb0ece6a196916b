package dev.rollcall.adapter.slack.call;

import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.SlackLimits;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

import java.util.List;

/**
 * What Rollcall calls of the audit log (docs.slack.dev/reference/audit-logs-api). Its token must be
 * an Org Owner's.
 */
public enum AuditEndpoint implements Endpoint {
    LOGS;

    /** Slack calls the limit optimistic: a page may hold more where a second is shared. */
    public static final int MOST_ENTRIES = 9_999;

    @Override
    public String template() {
        return "GET /audit/v1/logs";
    }

    @Override
    public String documentedAs() {
        return template();
    }

    @Override
    public Access access() {
        return Access.READ;
    }

    @Override
    public List<String> scopes() {
        return List.of("auditlogs:read");
    }

    @Override
    public SlackTokens.Kind token() {
        return SlackTokens.Kind.AUDIT;
    }

    @Override
    public Capability capability() {
        return Capability.AUDIT_LOGS;
    }

    @Override
    public String feature() {
        return "leaver: proof of the deactivation, apps, tokens that survive, guests invited;"
                + " reconciliation: who changed something";
    }

    @Override
    public boolean isOn(SlackPlan plan) {
        return capability().isOn(plan);
    }

    @Override
    public boolean isCalled() {
        return true;
    }

    @Override
    public List<Bucket> buckets(String id) {
        return SlackLimits.auditLogs();
    }
}
