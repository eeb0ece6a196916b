package dev.rollcall.local.slack.audit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * Something that Slack logged.
 *
 * @param actor the account that did it
 * @param entity what it was done to
 * @param location the workspace or the organisation where it was done
 * @param details what else Slack tells, empty for nothing
 * @param origin from where it was done
 */
public record AuditEvent(
        String id,
        Instant at,
        String action,
        String actor,
        AuditEntity entity,
        String location,
        ObjectNode details,
        AuditOrigin origin) {

    public AuditEvent {
        requireNonNull(id, "id is null");
        requireNonNull(at, "at is null");
        requireNonNull(action, "action is null");
        requireNonNull(actor, "actor is null");
        requireNonNull(entity, "entity is null");
        requireNonNull(location, "location is null");
        details = details.deepCopy();
        requireNonNull(origin, "origin is null");
    }
}
