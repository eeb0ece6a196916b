package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.audit.AuditLog;

import java.util.Set;

/** Logs who came into a group and who left it. */
final class MembershipLog {
    private final AuditLog audit;

    MembershipLog(AuditLog audit) {
        this.audit = requireNonNull(audit, "audit is null");
    }

    void changed(Set<String> before, SlackGroup after, String by) {
        after.members().stream()
                .filter(member -> !before.contains(member))
                .forEach(member -> log("user_added_to_usergroup", after, member, by));
        before.stream()
                .filter(member -> !after.members().contains(member))
                .forEach(member -> log("user_removed_from_usergroup", after, member, by));
    }

    private void log(String action, SlackGroup group, String member, String by) {
        audit.append(
                action, by, AuditEntity.usergroup(group.id()), Json.object().put("user", member));
    }
}
