package dev.rollcall.local.slack.audit;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** What an audit event is about. */
public record AuditEntity(Type type, String id) {

    /** The types of Slack's log that are simulated. */
    public enum Type {
        USER,
        USERGROUP,
        CHANNEL,
        APP,
        WORKFLOW,
        ROLE,
        WORKSPACE,
        ENTERPRISE;

        /** Returns the type as Slack writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AuditEntity {
        requireNonNull(type, "type is null");
        requireNonNull(id, "id is null");
    }

    public static AuditEntity user(String id) {
        return new AuditEntity(Type.USER, id);
    }

    public static AuditEntity usergroup(String id) {
        return new AuditEntity(Type.USERGROUP, id);
    }

    public static AuditEntity channel(String id) {
        return new AuditEntity(Type.CHANNEL, id);
    }

    public static AuditEntity app(String id) {
        return new AuditEntity(Type.APP, id);
    }

    public static AuditEntity workflow(String id) {
        return new AuditEntity(Type.WORKFLOW, id);
    }

    public static AuditEntity role(String id) {
        return new AuditEntity(Type.ROLE, id);
    }

    public static AuditEntity workspace(String id) {
        return new AuditEntity(Type.WORKSPACE, id);
    }
}
