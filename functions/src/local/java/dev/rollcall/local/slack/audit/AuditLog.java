package dev.rollcall.local.slack.audit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What happened in the organisation, as Slack's Audit Logs API tells it. A SCIM call is logged
 * under the account that installed the SCIM app.
 */
public final class AuditLog {
    /** The actor of what nobody did. */
    public static final String NOBODY = "USLACKUSER";

    private final InstantSource clock;
    private final String organisation;
    private final List<AuditEvent> events = new ArrayList<>();
    private final ThreadLocal<AuditOrigin> origin =
            ThreadLocal.withInitial(() -> AuditOrigin.SLACK);

    /**
     * @param organisation the id of where things happen, unless a workspace is named
     */
    public AuditLog(InstantSource clock, String organisation) {
        this.clock = requireNonNull(clock, "clock is null");
        this.organisation = requireNonNull(organisation, "organisation is null");
    }

    /** Logs what that does as coming from there. */
    public <T> T from(AuditOrigin where, Supplier<T> doing) {
        AuditOrigin before = origin.get();
        origin.set(where);
        try {
            return doing.get();
        } finally {
            origin.set(before);
        }
    }

    /** Logs what was done now. */
    public void append(String action, String actor, AuditEntity entity) {
        append(action, actor, entity, Json.object());
    }

    /** Logs what was done now, with details. */
    public void append(String action, String actor, AuditEntity entity, ObjectNode details) {
        append(clock.instant(), action, actor, entity, organisation, details);
    }

    /** Logs what was done now in one workspace. */
    public void appendIn(String workspace, String action, String actor, AuditEntity entity) {
        append(clock.instant(), action, actor, entity, workspace, Json.object());
    }

    /** Logs what was done at some time and place. */
    public synchronized void append(
            Instant at,
            String action,
            String actor,
            AuditEntity entity,
            String location,
            ObjectNode details) {
        events.add(
                new AuditEvent(id(), at, action, actor, entity, location, details, origin.get()));
    }

    /** Returns what a query asks for, newest first. */
    public synchronized List<AuditEvent> find(AuditQuery query) {
        return events.stream()
                .filter(query::fits)
                .sorted(
                        Comparator.comparing(AuditEvent::at)
                                .thenComparing(AuditEvent::id)
                                .reversed())
                .toList();
    }

    /** Ids rise with the order of the log, and look like those of Slack. */
    private String id() {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L + events.size())
                .toString()
                .toLowerCase(Locale.ROOT);
    }
}
