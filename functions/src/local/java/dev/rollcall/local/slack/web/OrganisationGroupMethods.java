package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.UserGroupFact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code admin.usergroups.create}, {@code fetch} and {@code update}: groups of the organisation.
 */
final class OrganisationGroupMethods {
    private final SlackOrganisation slack;
    private final OrganisationGroups groups;

    OrganisationGroupMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.groups = new OrganisationGroups(slack);
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.usergroups:write");
        methods.add("admin.usergroups.create", 1, writing, this::create)
                .add(
                        "admin.usergroups.fetch",
                        1,
                        Access.admin("admin.usergroups:read"),
                        this::fetch)
                .add("admin.usergroups.update", 1, writing, this::update);
    }

    private ObjectNode create(WebCall call) {
        groups.checkOffered();
        String name = call.arguments().required("name");
        boolean visible = call.arguments().flag("is_visible", true);
        String handle = call.arguments().text("handle").orElse("");
        checkHandle(visible, handle);
        groups.checkFree("", name, handle);
        String id = slack.newId("S");
        Instant now = slack.now();
        slack.create(
                new SlackGroup(
                        SlackGroup.Kind.USER_GROUP,
                        id,
                        SlackOrganisation.ID,
                        name,
                        Set.of(),
                        false,
                        call.by()));
        slack.estate()
                .userGroups()
                .put(
                        new UserGroupFact(
                                id,
                                handle,
                                call.arguments().text("purpose").orElse(""),
                                List.of(),
                                call.by(),
                                now,
                                now,
                                Optional.empty(),
                                visible));
        return answer(id);
    }

    private ObjectNode fetch(WebCall call) {
        groups.checkOffered();
        return answer(groups.find(call).id());
    }

    private ObjectNode update(WebCall call) {
        groups.checkOffered();
        SlackGroup group = groups.find(call);
        groups.checkNotOfIdp(group);
        UserGroupFact fact = slack.estate().userGroups().of(group.id(), group.name());
        String name = call.arguments().text("name").orElse(group.name());
        String handle = call.arguments().text("handle").orElse(fact.handle());
        boolean visible = call.arguments().flag("is_visible", fact.visible());
        checkHandle(visible, handle);
        groups.checkFree(group.id(), name, handle);
        slack.change(group.kind(), group.id(), g -> g.named(name, call.by()));
        String text = call.arguments().text("description").orElse(fact.description());
        slack.estate()
                .userGroups()
                .put(
                        fact.described(handle, text, fact.channels())
                                .visible(visible)
                                .updated(slack.now()));
        slack.audit().append("usergroup_updated", call.by(), AuditEntity.usergroup(group.id()));
        return answer(group.id());
    }

    private static void checkHandle(boolean visible, String handle) {
        if (visible && handle.isEmpty()) {
            throw new Refusal("visible_group_needs_handle");
        }
    }

    private ObjectNode answer(String id) {
        SlackGroup group = groups.find(id);
        UserGroupFact fact = slack.estate().userGroups().of(id, group.name());
        boolean ofIdp = group.kind() == SlackGroup.Kind.IDP_GROUP;
        ObjectNode answer = Answer.ok();
        ObjectNode json = answer.putObject("subteam");
        json.put("id", id).put("team_id", SlackOrganisation.ID);
        json.put("enterprise_id", SlackOrganisation.ID);
        json.put("name", group.name()).put("description", fact.description());
        json.put("handle", ofIdp ? "" : fact.handle());
        json.put("user_count", group.members().size());
        json.put("channel_count", slack.estate().links().channelsOf(id).size());
        json.put("date_create", fact.created().getEpochSecond());
        json.put("date_update", fact.updated().getEpochSecond());
        json.put("created_by", fact.createdBy()).put("updated_by", group.updatedBy());
        json.put("is_idp_group", ofIdp).put("is_org_level", true);
        json.put("is_visible", fact.visible());
        json.set("teams", Json.texts(slack.estate().links().teamsOf(id)));
        return answer;
    }
}
