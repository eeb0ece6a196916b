package dev.rollcall.adapter.slack;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.trace.Author;
import dev.rollcall.domain.trace.Deed;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads who did what to whom from an entry of the audit log
 * (docs.slack.dev/reference/audit-logs-api). In entries of groups and channels the actor is who
 * came or went, and {@code details} name who made them do so: {@code inviter}, {@code kicker}
 * (Slack's client library knows both; examples of groups in
 * github.com/AppOmni-Labs/event-maturity-matrix, products/slack/event_examples). Slack documents it
 * of neither, so a {@code user} in the details, or as the entity, is understood too; where none of
 * them is told, nobody is named.
 */
final class AuditChangeEntry {
    private static final Map<String, Deed> DEEDS =
            Map.ofEntries(
                    Map.entry("user_added_to_usergroup", Deed.ADDED_TO_GROUP),
                    Map.entry("user_removed_from_usergroup", Deed.REMOVED_FROM_GROUP),
                    Map.entry("usergroup_updated", Deed.GROUP_CHANGED),
                    Map.entry("user_channel_join", Deed.JOINED_CHANNEL),
                    Map.entry("guest_channel_join", Deed.JOINED_CHANNEL),
                    Map.entry("user_channel_leave", Deed.LEFT_CHANNEL),
                    Map.entry("guest_channel_leave", Deed.LEFT_CHANNEL),
                    Map.entry("user_joined_workspace", Deed.JOINED_WORKSPACE),
                    Map.entry("guest_joined_workspace", Deed.JOINED_WORKSPACE),
                    Map.entry("user_created", Deed.CREATED),
                    Map.entry("guest_created", Deed.CREATED),
                    Map.entry("user_deactivated", Deed.DEACTIVATED),
                    Map.entry("guest_deactivated", Deed.DEACTIVATED),
                    Map.entry("guest_expired", Deed.DEACTIVATED),
                    Map.entry("user_reactivated", Deed.REACTIVATED),
                    Map.entry("guest_reactivated", Deed.REACTIVATED),
                    Map.entry("role_change_to_admin", Deed.RANK_CHANGED),
                    Map.entry("role_change_to_owner", Deed.RANK_CHANGED),
                    Map.entry("role_change_to_user", Deed.RANK_CHANGED),
                    Map.entry("role_change_to_guest", Deed.RANK_CHANGED),
                    Map.entry("role_assigned", Deed.ROLE_GIVEN),
                    Map.entry("role_removed", Deed.ROLE_TAKEN));

    /** The actors of what nobody did (docs.slack.dev/reference/audit-logs-api). */
    private static final Set<String> NOBODY = Set.of("USLACKUSER", "USLACKSECURITY");

    /** How browsers and Slack's desktop client begin. */
    private static final String BROWSER = "Mozilla/";

    private final JsonObject entry;
    private final JsonObject details;
    private final Deed deed;

    private AuditChangeEntry(JsonObject entry, Deed deed) {
        this.entry = entry;
        this.details =
                entry.optionalObject("details")
                        .orElseGet(() -> JsonObject.of(Json.object(), "details"));
        this.deed = deed;
    }

    /** Returns the names of the actions by which that is logged. */
    static Set<String> actions(Set<Deed> deeds) {
        Set<String> actions = new TreeSet<>();
        DEEDS.forEach((action, deed) -> {
            if (deeds.contains(deed)) {
                actions.add(action);
            }
        });
        return actions;
    }

    /** Returns the change; empty of an action that does not concern us. */
    static Optional<TracedChange> read(JsonObject entry) {
        return entry.optionalText("action")
                .flatMap(action -> Optional.ofNullable(DEEDS.get(action)))
                .map(deed -> new AuditChangeEntry(entry, deed).change());
    }

    private TracedChange change() {
        Optional<String> maker = person("inviter").or(() -> person("kicker"));
        return new TracedChange(
                entry.text("id"),
                Instant.ofEpochSecond(entry.wholeNumber("date_create")),
                new Author(
                        maker.or(this::actor)
                                .filter(who -> !NOBODY.contains(who))
                                .map(AccountId::new),
                        entry.optionalObject("context")
                                .flatMap(context -> context.optionalObject("app"))
                                .flatMap(app -> app.optionalText("id")),
                        means()),
                deed,
                concerned(maker.isPresent()).map(AccountId::new),
                thing());
    }

    private Optional<String> concerned(boolean makerNamed) {
        Optional<String> named =
                entityOf("user")
                        .or(() -> person("user"))
                        .or(() -> details.optionalText("target_user"));
        return switch (deed) {
            case CREATED,
                    DEACTIVATED,
                    REACTIVATED,
                    RANK_CHANGED,
                    ROLE_GIVEN,
                    ROLE_TAKEN,
                    JOINED_WORKSPACE ->
                    named;
            case JOINED_CHANNEL, LEFT_CHANNEL -> named.or(this::actor);
            case ADDED_TO_GROUP, REMOVED_FROM_GROUP ->
                    named.or(() -> makerNamed ? actor() : Optional.empty());
            case GROUP_CHANGED -> Optional.empty();
        };
    }

    private Optional<Touched> thing() {
        return switch (deed) {
            case ADDED_TO_GROUP, REMOVED_FROM_GROUP, GROUP_CHANGED ->
                    entityOf("usergroup").map(id -> new Touched(Touched.Kind.GROUP, id));
            case JOINED_CHANNEL, LEFT_CHANNEL ->
                    entityOf("channel").map(id -> new Touched(Touched.Kind.CHANNEL, id));
            case JOINED_WORKSPACE -> location().map(id -> new Touched(Touched.Kind.WORKSPACE, id));
            case ROLE_GIVEN, ROLE_TAKEN -> role();
            case CREATED, DEACTIVATED, REACTIVATED, RANK_CHANGED -> Optional.empty();
        };
    }

    private Optional<Touched> role() {
        return entityOf("role")
                .flatMap(role ->
                        details.optionalText("target_entity")
                                .map(where -> new Touched(Touched.Kind.ROLE, role + ":" + where)));
    }

    private Optional<String> location() {
        return entry.optionalObject("context")
                .flatMap(context -> context.optionalObject("location"))
                .filter(where -> where.optionalText("type").equals(Optional.of("workspace")))
                .flatMap(where -> where.optionalText("id"));
    }

    private Optional<String> actor() {
        return entry.optionalObject("actor")
                .flatMap(actor -> actor.optionalObject("user"))
                .flatMap(user -> user.optionalText("id"));
    }

    private Optional<String> entityOf(String type) {
        return entry.optionalObject("entity")
                .flatMap(entity -> entity.optionalObject(type))
                .flatMap(thing -> thing.optionalText("id"));
    }

    /** Returns whom the details name: an id by itself, or a user like an actor. */
    private Optional<String> person(String member) {
        if (details.member(member).filter(JsonNode::isTextual).isPresent()) {
            return details.optionalText(member);
        }
        return details.optionalObject(member)
                .flatMap(who ->
                        who.optionalObject("user")
                                .flatMap(user -> user.optionalText("id"))
                                .or(() -> who.optionalText("id")));
    }

    private Author.Means means() {
        String agent =
                entry.optionalObject("context")
                        .flatMap(context -> context.optionalText("ua"))
                        .orElse("");
        if (agent.isBlank()) {
            return Author.Means.UNTOLD;
        }
        if (agent.startsWith(HttpCaller.USER_AGENT)) {
            return Author.Means.ROLLCALL;
        }
        return agent.startsWith(BROWSER) ? Author.Means.BY_HAND : Author.Means.OTHER_PROGRAM;
    }
}
