package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.GroupLinks;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code admin.usergroups.…Channels}: the channels that hang on an IdP group. The link only ever
 * adds: who leaves the group stays in them, and so does everybody when the link ends.
 */
final class GroupChannelMethods {
    private static final int MOST_CHANNELS = 100;

    private final SlackOrganisation slack;
    private final Lookup lookup;
    private final ChannelView view;

    GroupChannelMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new Lookup(slack);
        this.view = new ChannelView(slack);
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.usergroups:write").withoutGrid("not_an_enterprise");
        Access reading = Access.admin("admin.usergroups:read").withoutGrid("not_an_enterprise");
        methods.add("admin.usergroups.addChannels", 1, writing, this::add)
                .add("admin.usergroups.listChannels", 2, reading, this::list)
                .add("admin.usergroups.removeChannels", 2, writing, this::remove);
    }

    private ObjectNode add(WebCall call) {
        SlackGroup group = lookup.idpGroup(call, "usergroup_id", "usergroup_not_found");
        List<String> asked = channels(call);
        checkLinked(call, group);
        List<String> unfit = asked.stream().filter(id -> !linkable(group, id)).toList();
        for (String channel : asked) {
            if (!unfit.contains(channel)
                    && slack.estate().links().linkChannel(group.id(), channel)) {
                log("default_channel_added_to_usergroup", call, group, channel);
                group.members().stream()
                        .flatMap(id -> slack.account(id).stream())
                        .forEach(a -> slack.movements().enter(a.id(), channel, call.by()));
            }
        }
        return answer(unfit);
    }

    /** The group has to be linked to the workspace, and its members have to be there. */
    private void checkLinked(WebCall call, SlackGroup group) {
        GroupLinks links = slack.estate().links();
        Optional<String> team = call.arguments().text("team_id");
        team.ifPresent(lookup::team);
        Set<String> linked = links.teamsOf(group.id());
        if (team.isPresent() ? !linked.contains(team.get()) : linked.isEmpty()) {
            throw new Refusal("usergroup_not_linked_to_team");
        }
        Set<String> required = links.requiredTeamsOf(group.id());
        if (team.isPresent() ? !required.contains(team.get()) : required.isEmpty()) {
            throw new Refusal("usergroup_team_not_provisioned");
        }
    }

    /** A default channel of the organisation, and one of another workspace, cannot be linked. */
    private boolean linkable(SlackGroup group, String id) {
        Set<String> required = slack.estate().links().requiredTeamsOf(group.id());
        return slack.group(SlackGroup.Kind.CHANNEL, id)
                .map(view::facts)
                .filter(facts -> !facts.organisationDefault())
                .filter(facts -> facts.workspaces().stream().anyMatch(required::contains))
                .isPresent();
    }

    private ObjectNode list(WebCall call) {
        SlackGroup group = lookup.idpGroup(call, "usergroup_id", "usergroup_not_found");
        Optional<String> team = call.arguments().text("team_id");
        team.ifPresent(lookup::team);
        ObjectNode answer = Answer.ok();
        ArrayNode channels = answer.putArray("channels");
        slack.estate().links().channelsOf(group.id()).stream()
                .flatMap(id -> slack.group(SlackGroup.Kind.CHANNEL, id).stream())
                .filter(c -> team.isEmpty() || view.facts(c).workspaces().contains(team.get()))
                .forEach(c -> channels.add(json(call, c)));
        return answer;
    }

    /** A private channel is told of without its name to who is not in it. */
    private ObjectNode json(WebCall call, SlackGroup channel) {
        if (!view.visible(call, channel)) {
            return Json.object()
                    .put("id", channel.id())
                    .put("is_private", true)
                    .put("is_redacted", true);
        }
        ObjectNode json = view.json(channel);
        if (call.arguments().flag("include_num_members")) {
            json.put("num_members", channel.members().size());
        }
        return json;
    }

    private ObjectNode remove(WebCall call) {
        SlackGroup group = lookup.idpGroup(call, "usergroup_id", "usergroup_not_found");
        List<String> asked = channels(call);
        List<String> unfit =
                asked.stream()
                        .filter(id -> slack.group(SlackGroup.Kind.CHANNEL, id).isEmpty())
                        .toList();
        for (String channel : asked) {
            if (slack.estate().links().unlinkChannel(group.id(), channel)) {
                log("default_channel_removed_from_usergroup", call, group, channel);
            }
        }
        return answer(unfit);
    }

    private static List<String> channels(WebCall call) {
        List<String> channels = call.arguments().list("channel_ids", Integer.MAX_VALUE);
        if (channels.size() > MOST_CHANNELS) {
            throw new Refusal("invalid_channels_limit");
        }
        return channels;
    }

    /** What could be done was done. */
    private static ObjectNode answer(List<String> unfit) {
        if (unfit.isEmpty()) {
            return Answer.ok();
        }
        throw new Refusal("channel_not_found").with("invalid_channels", Json.texts(unfit));
    }

    private void log(String action, WebCall call, SlackGroup group, String channel) {
        slack.audit()
                .append(
                        action,
                        call.by(),
                        AuditEntity.usergroup(group.id()),
                        Json.object().put("channel", channel));
    }
}
