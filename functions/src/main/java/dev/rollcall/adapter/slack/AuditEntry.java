package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.json.JsonObject;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the audit log, without names and e-mails.
 *
 * @param actor the account that did it, or {@code USLACKUSER} for nobody
 * @param entity the id of what it was done to; empty where the entry names none
 * @param workspace where it was done; empty for the whole organisation
 */
record AuditEntry(
        String id,
        Instant at,
        String action,
        String actor,
        Optional<String> entity,
        Optional<String> workspace,
        JsonObject whole) {
    AuditEntry {
        requireNonNull(id, "id is null");
        requireNonNull(at, "at is null");
        requireNonNull(action, "action is null");
        requireNonNull(actor, "actor is null");
        requireNonNull(entity, "entity is null");
        requireNonNull(workspace, "workspace is null");
        requireNonNull(whole, "whole is null");
    }

    static AuditEntry read(JsonObject entry) {
        JsonObject entity = entry.object("entity");
        Optional<JsonObject> location =
                entry.optionalObject("context").flatMap(c -> c.optionalObject("location"));
        return new AuditEntry(
                entry.text("id"),
                Instant.ofEpochSecond(entry.wholeNumber("date_create")),
                entry.text("action"),
                entry.object("actor").object("user").text("id"),
                entity.optionalText("type")
                        .flatMap(entity::optionalObject)
                        .flatMap(thing -> thing.optionalText("id")),
                location.filter(l -> l.optionalText("type").equals(Optional.of("workspace")))
                        .flatMap(l -> l.optionalText("id")),
                entry);
    }

    /** Returns the app's id with the workspace where it was installed, if it was in one. */
    Optional<String> place() {
        return entity.map(id -> workspace.map(where -> where + ":" + id).orElse(id));
    }

    /**
     * Returns the invitation's own id. Slack's client library knows it of a direct message's
     * invitation ({@code connect_dm_invite_generated}); no page says which other entries have it.
     */
    Optional<String> invitation() {
        return whole.optionalObject("details")
                .flatMap(details -> details.optionalText("invite_id"));
    }

    /** Returns whether the account is named anywhere in it. */
    boolean names(AccountId account) {
        return names(whole.node(), account.value());
    }

    private static boolean names(JsonNode node, String id) {
        return node.isTextual()
                ? node.textValue().equals(id)
                : node.valueStream().anyMatch(child -> names(child, id));
    }
}
