package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.UserGroupFact;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code usergroups.*}: the user groups of a workspace, but for their members. */
final class UserGroupMethods {
    private final SlackOrganisation slack;
    private final UserGroupLookup lookup;
    private final UserGroupJson json;

    UserGroupMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new UserGroupLookup(slack);
        this.json = new UserGroupJson(slack);
    }

    void addTo(Methods methods) {
        Access writing = Access.either("usergroups:write");
        methods.add("usergroups.list", 2, Access.either("usergroups:read"), this::list)
                .add("usergroups.create", 2, writing, this::create)
                .add("usergroups.update", 2, writing, this::update)
                .add("usergroups.enable", 2, writing, call -> enabled(call, true))
                .add("usergroups.disable", 2, writing, call -> enabled(call, false));
    }

    private ObjectNode list(WebCall call) {
        String team = lookup.team(call, "missing_argument");
        boolean disabledToo = call.arguments().flag("include_disabled");
        ObjectNode answer = Answer.ok();
        ArrayNode groups = answer.putArray("usergroups");
        slack.groups(SlackGroup.Kind.USER_GROUP).stream()
                .filter(g -> g.workspaceId().equals(team))
                .filter(g -> disabledToo || !g.disabled())
                .forEach(g ->
                        groups.add(
                                json.of(
                                        g,
                                        call.arguments().flag("include_users"),
                                        call.arguments().flag("include_count"))));
        return answer;
    }

    private ObjectNode create(WebCall call) {
        String team = lookup.team(call, "target_team_must_be_specified_in_org_context");
        lookup.checkEditor(call);
        String name =
                call.arguments()
                        .text("name")
                        .orElseThrow(() -> new Refusal("missing_subteam_name"));
        String handle =
                call.arguments()
                        .text("handle")
                        .orElseGet(() -> name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-"));
        checkFree(team, "", name, handle);
        Instant now = slack.now();
        String id = slack.newId("S");
        slack.create(
                new SlackGroup(
                        SlackGroup.Kind.USER_GROUP, id, team, name, Set.of(), false, call.by()));
        slack.estate()
                .userGroups()
                .put(
                        new UserGroupFact(
                                id,
                                handle,
                                call.arguments().text("description").orElse(""),
                                channels(call).orElse(List.of()),
                                call.by(),
                                now,
                                now,
                                Optional.empty(),
                                true));
        return answer(call, id);
    }

    private ObjectNode update(WebCall call) {
        SlackGroup group = lookup.group(call);
        lookup.checkEditor(call);
        UserGroupFact fact = slack.estate().userGroups().of(group.id(), group.name());
        String name = call.arguments().text("name").orElse(group.name());
        String handle = call.arguments().text("handle").orElse(fact.handle());
        checkFree(group.workspaceId(), group.id(), name, handle);
        slack.change(SlackGroup.Kind.USER_GROUP, group.id(), g -> g.named(name, call.by()));
        slack.estate()
                .userGroups()
                .put(
                        fact.described(
                                        handle,
                                        call.arguments()
                                                .text("description")
                                                .orElse(fact.description()),
                                        channels(call).orElse(fact.channels()))
                                .updated(slack.now()));
        log(call, group);
        return answer(call, group.id());
    }

    private void checkFree(String team, String self, String name, String handle) {
        for (SlackGroup other : slack.groups(SlackGroup.Kind.USER_GROUP)) {
            if (!other.workspaceId().equals(team) || other.id().equals(self)) {
                continue;
            }
            if (other.name().equalsIgnoreCase(name)) {
                throw new Refusal("name_already_exists");
            }
            if (slack.estate()
                    .userGroups()
                    .of(other.id(), other.name())
                    .handle()
                    .equalsIgnoreCase(handle)) {
                throw new Refusal("handle_already_exists");
            }
        }
    }

    private Optional<List<String>> channels(WebCall call) {
        List<String> channels = call.arguments().list("channels");
        if (channels.stream().anyMatch(id -> slack.group(SlackGroup.Kind.CHANNEL, id).isEmpty())) {
            throw new Refusal("invalid_channel_provided");
        }
        return call.arguments().text("channels").map(_ -> channels);
    }

    /** A group that is disabled keeps its list, and nobody is in it. */
    private ObjectNode enabled(WebCall call, boolean enable) {
        SlackGroup group = lookup.group(call);
        lookup.checkEditor(call);
        slack.change(SlackGroup.Kind.USER_GROUP, group.id(), g -> g.disabled(!enable, call.by()));
        if (group.disabled() == enable) {
            Instant now = slack.now();
            slack.estate()
                    .userGroups()
                    .change(
                            group.id(),
                            group.name(),
                            f -> f.disabled(enable ? Optional.empty() : Optional.of(now), now));
            log(call, group);
        }
        return answer(call, group.id());
    }

    private void log(WebCall call, SlackGroup group) {
        slack.audit()
                .appendIn(
                        group.workspaceId(),
                        "usergroup_updated",
                        call.by(),
                        AuditEntity.usergroup(group.id()));
    }

    private ObjectNode answer(WebCall call, String id) {
        ObjectNode answer = Answer.ok();
        SlackGroup now = slack.group(SlackGroup.Kind.USER_GROUP, id).orElseThrow();
        answer.set("usergroup", json.of(now, true, call.arguments().flag("include_count")));
        return answer;
    }
}
