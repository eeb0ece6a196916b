package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.ChannelFacts;
import dev.rollcall.local.slack.estate.Channels;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code admin.conversations.restrictAccess.*}: private channels reserved for members of IdP
 * groups. A link takes out who is in none of the groups, and puts nobody in.
 */
final class AllowListMethods {
    private static final int MOST_GROUPS = 100;

    private final SlackOrganisation slack;
    private final Lookup lookup;
    private final ChannelView view;

    AllowListMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new Lookup(slack);
        this.view = new ChannelView(slack);
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.conversations:write");
        methods.add("admin.conversations.restrictAccess.addGroup", 2, writing, this::add)
                .add("admin.conversations.restrictAccess.removeGroup", 1, writing, this::remove)
                .add(
                        "admin.conversations.restrictAccess.listGroups",
                        2,
                        Access.admin("admin.conversations:read"),
                        this::list);
    }

    private ObjectNode add(WebCall call) {
        SlackGroup channel = channel(call);
        ChannelFacts facts = view.facts(channel);
        if (facts.general() || facts.organisationDefault()) {
            throw new Refusal("default_channel_restricted");
        }
        if (!facts.isPrivate() || facts.external()) {
            throw new Refusal("channel_is_not_private");
        }
        SlackGroup group = lookup.idpGroup(call, "group_id", "group_not_found");
        Channels channels = slack.estate().channels();
        Set<String> linked = channels.allowList(channel.id());
        if (linked.contains(group.id())) {
            throw new Refusal("group_already_linked_to_channel");
        }
        if (linked.size() >= MOST_GROUPS) {
            throw new Refusal("cannot_add_more_groups_to_channel");
        }
        if (group.members().isEmpty()) {
            throw new Refusal("group_must_not_be_empty");
        }
        if (channel.members().isEmpty()) {
            throw new Refusal("no_channel_memberships");
        }
        channels.reserve(channel.id(), group.id());
        takeOutStrangers(call, channel);
        return Answer.ok();
    }

    private void takeOutStrangers(WebCall call, SlackGroup channel) {
        Set<String> allowed = new TreeSet<>();
        slack.estate().channels().allowList(channel.id()).stream()
                .flatMap(id -> slack.group(SlackGroup.Kind.IDP_GROUP, id).stream())
                .map(SlackGroup::members)
                .forEach(allowed::addAll);
        channel.members().stream()
                .filter(member -> !allowed.contains(member))
                .filter(member -> slack.account(member).isPresent())
                .forEach(member -> slack.movements().exit(member, channel.id(), call.by()));
    }

    /** Who was in the channel by that group alone has to leave, unless nobody is kept out now. */
    private ObjectNode remove(WebCall call) {
        lookup.team(call, "team_id");
        SlackGroup channel = channel(call);
        SlackGroup group = lookup.idpGroup(call, "group_id", "group_not_found");
        Channels channels = slack.estate().channels();
        if (!channels.allowList(channel.id()).contains(group.id())) {
            throw new Refusal("link_not_found");
        }
        channels.release(channel.id(), group.id());
        if (!channels.allowList(channel.id()).isEmpty()) {
            takeOutStrangers(call, channel);
        }
        return Answer.ok();
    }

    private ObjectNode list(WebCall call) {
        Set<String> groups = new TreeSet<>(slack.estate().channels().allowList(channel(call).id()));
        ObjectNode answer = Answer.ok();
        answer.set("group_ids", Json.texts(List.copyOf(groups)));
        return answer;
    }

    /** A channel of a single workspace has to be named with it. */
    private SlackGroup channel(WebCall call) {
        SlackGroup channel =
                slack.group(SlackGroup.Kind.CHANNEL, call.arguments().required("channel_id"))
                        .orElseThrow(() -> new Refusal("channel_not_found"));
        Set<String> places = view.facts(channel).workspaces();
        Optional<String> team = call.arguments().text("team_id");
        team.ifPresent(lookup::team);
        if (team.isPresent() ? !places.contains(team.get()) : places.size() == 1) {
            throw new Refusal("team_not_found");
        }
        return channel;
    }
}
