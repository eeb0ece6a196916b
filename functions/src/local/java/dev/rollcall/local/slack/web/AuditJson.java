package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackOrganisation.Workspace;
import dev.rollcall.local.slack.Switches;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.audit.AuditEvent;
import dev.rollcall.local.slack.estate.SlackApp;
import dev.rollcall.local.slack.estate.SlackWorkflow;

import java.util.Optional;

/** Entries of the audit log as Slack writes them. */
final class AuditJson {
    private final SlackOrganisation slack;

    AuditJson(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    ObjectNode of(AuditEvent event) {
        ObjectNode json = Json.object();
        json.put("id", event.id());
        json.put("date_create", event.at().getEpochSecond());
        json.put("action", event.action());
        Named named = named(event);
        ObjectNode actor = json.putObject("actor");
        actor.put("type", "user");
        actor.set("user", user(named.actor()));
        ObjectNode entity = json.putObject("entity");
        entity.put("type", event.entity().type().text());
        entity.set(event.entity().type().text(), entity(event.entity()));
        ObjectNode context = json.putObject("context");
        context.set("location", location(event.location()));
        Switches.Log log = slack.switches().log();
        context.put("ua", log.agentTold() ? event.origin().agent() : "")
                .put("ip_address", "192.0.2.1");
        event.origin()
                .app()
                .filter(_ -> log.appTold())
                .ifPresent(app ->
                        context.set(
                                "app",
                                named(app, slack.estate().apps().app(app).map(SlackApp::name))));
        if (!named.details().isEmpty()) {
            json.set("details", named.details());
        }
        return json;
    }

    /** Who is named where. */
    private record Named(String actor, ObjectNode details) {}

    private Named named(AuditEvent event) {
        boolean came = event.action().equals("user_added_to_usergroup");
        String member = event.details().path("user").asText();
        if (member.isEmpty() || !(came || event.action().equals("user_removed_from_usergroup"))) {
            return new Named(event.actor(), event.details());
        }
        return switch (slack.switches().log().groupEntries()) {
            case ACTOR_DID -> new Named(event.actor(), event.details());
            case UNTOLD -> new Named(event.actor(), Json.object());
            case ACTOR_CAME -> {
                ObjectNode details = Json.object().put("type", came ? "INVITED" : "KICKED");
                ObjectNode who = details.putObject(came ? "inviter" : "kicker");
                who.put("type", "user").set("user", user(event.actor()));
                yield new Named(member, event.actor().equals(member) ? Json.object() : details);
            }
        };
    }

    private ObjectNode entity(AuditEntity entity) {
        String id = entity.id();
        return switch (entity.type()) {
            case USER -> user(id);
            case CHANNEL -> channel(id);
            case USERGROUP ->
                    named(
                            id,
                            slack.group(SlackGroup.Kind.IDP_GROUP, id)
                                    .or(() -> slack.group(SlackGroup.Kind.USER_GROUP, id))
                                    .map(SlackGroup::name));
            case APP -> named(id, slack.estate().apps().app(id).map(SlackApp::name));
            case WORKFLOW ->
                    named(id, slack.estate().workflows().find(id).map(SlackWorkflow::title));
            case ROLE -> named(id, Optional.empty()).put("type", "system");
            case WORKSPACE, ENTERPRISE -> place(id);
        };
    }

    private ObjectNode user(String id) {
        Optional<SlackAccount> account = slack.account(id);
        return named(id, account.map(SlackAccount::userName))
                .put("email", account.map(SlackAccount::email).orElse(""))
                .put("team", SlackOrganisation.ID);
    }

    private ObjectNode channel(String id) {
        Optional<SlackGroup> channel = slack.group(SlackGroup.Kind.CHANNEL, id);
        boolean closed =
                channel.map(c -> slack.estate().channels().of(c.id(), c.workspaceId()).isPrivate())
                        .orElse(false);
        return named(id, channel.map(SlackGroup::name))
                .put("privacy", closed ? "private" : "public")
                .put("is_shared", false)
                .put("is_org_shared", false);
    }

    private ObjectNode location(String id) {
        return place(id).put("type", id.equals(SlackOrganisation.ID) ? "enterprise" : "workspace");
    }

    private ObjectNode place(String id) {
        Optional<Workspace> team = new Lookup(slack).found(id);
        return named(id, team.map(Workspace::name))
                .put("domain", team.map(TeamJson::domain).orElse("acme"));
    }

    private static ObjectNode named(String id, Optional<String> name) {
        return Json.object().put("id", id).put("name", name.orElse(id));
    }

    /** Returns the types of entities with their fields. */
    static ObjectNode schemas() {
        ObjectNode answer = Json.object();
        ArrayNode schemas = answer.putArray("schemas");
        for (AuditEntity.Type type : AuditEntity.Type.values()) {
            ObjectNode schema = schemas.addObject().put("type", type.text());
            schema.putObject(type.text()).put("id", "string").put("name", "string");
        }
        return answer;
    }
}
