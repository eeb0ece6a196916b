package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.UserGroupFact;

/** User groups of a workspace as Slack writes them. */
final class UserGroupJson {
    private final SlackOrganisation slack;

    UserGroupJson(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    ObjectNode of(SlackGroup group, boolean withUsers, boolean withCount) {
        UserGroupFact fact = slack.estate().userGroups().of(group.id(), group.name());
        ObjectNode json = Json.object();
        json.put("id", group.id()).put("team_id", group.workspaceId());
        json.put("is_usergroup", true).put("is_subteam", true);
        json.put("name", group.name()).put("description", fact.description());
        json.put("handle", fact.handle());
        json.put("is_external", false);
        json.put("date_create", fact.created().getEpochSecond());
        json.put("date_update", fact.updated().getEpochSecond());
        json.put(
                "date_delete",
                group.disabled() ? fact.disabled().orElse(fact.updated()).getEpochSecond() : 0);
        json.putNull("auto_type");
        json.put("auto_provision", false);
        json.put("created_by", fact.createdBy());
        json.put("updated_by", group.updatedBy());
        if (group.disabled()) {
            json.put("deleted_by", group.updatedBy());
        } else {
            json.putNull("deleted_by");
        }
        ObjectNode joined = json.putObject("prefs");
        joined.set("channels", Json.texts(fact.channels()));
        joined.putArray("groups");
        json.put("is_idp_group", false).put("is_org_level", false);
        json.put("is_visible", fact.visible());
        json.put("channel_count", fact.channels().size());
        if (withUsers) {
            int hidden = slack.estate().userGroups().hidden(group.id());
            long shown = Math.max(0, group.members().size() - hidden);
            json.set("users", Json.texts(group.members().stream().limit(shown).toList()));
        }
        if (withCount) {
            json.put("user_count", group.members().size());
        }
        return json;
    }
}
