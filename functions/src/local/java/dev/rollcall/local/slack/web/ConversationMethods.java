package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.ChannelFacts;

import java.util.ArrayList;
import java.util.List;

/** {@code conversations.*}: channels as their members see them. */
final class ConversationMethods {
    private static final Page.Limit MEMBERS = new Page.Limit(100, 1000);
    private static final Page.Limit CHANNELS = new Page.Limit(100, 999);
    private static final int MOST_INVITED = 1_000;

    private final SlackOrganisation slack;
    private final ChannelView view;

    ConversationMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.view = new ChannelView(slack);
    }

    void addTo(Methods methods) {
        methods.add("conversations.list", 2, ChannelView.READING, this::list)
                .add("conversations.info", 3, ChannelView.READING, this::info)
                .add("conversations.members", 4, ChannelView.READING, this::members)
                .add(
                        "conversations.invite",
                        3,
                        Access.of(
                                List.of(
                                        "channels:write.invites",
                                        "groups:write.invites",
                                        "channels:write",
                                        "groups:write"),
                                List.of(
                                        "channels:write.invites",
                                        "groups:write.invites",
                                        "channels:manage",
                                        "groups:write")),
                        this::invite)
                .add(
                        "conversations.kick",
                        3,
                        Access.of(
                                List.of("channels:write", "groups:write"),
                                List.of("channels:manage", "groups:write")),
                        this::kick);
    }

    private ObjectNode list(WebCall call) {
        String team = new Lookup(slack).context(call, "missing_argument");
        List<SlackGroup> channels =
                slack.groups(SlackGroup.Kind.CHANNEL).stream()
                        .filter(view.types(call))
                        .filter(c -> view.facts(c).workspaces().contains(team))
                        .filter(c -> view.visible(call, c))
                        .toList();
        return Answer.page(
                "channels",
                Page.of(channels, call.arguments(), CHANNELS),
                c ->
                        view.json(c)
                                .put("is_member", c.members().contains(call.by()))
                                .put("num_members", c.members().size()));
    }

    private ObjectNode info(WebCall call) {
        SlackGroup channel = view.find(call, "channels:read", "groups:read");
        ObjectNode json = view.json(channel).put("is_member", isMember(call, channel));
        if (call.arguments().flag("include_num_members")) {
            json.put("num_members", channel.members().size());
        }
        ObjectNode answer = Answer.ok();
        answer.set("channel", json);
        return answer;
    }

    private ObjectNode members(WebCall call) {
        SlackGroup channel = view.find(call, "channels:read", "groups:read");
        List<String> members = List.copyOf(channel.members());
        int shown = slack.switches().lists().channelPage();
        return Answer.ids(
                "members",
                Page.of(members, call.arguments(), MEMBERS, shown == 0 ? MEMBERS.most() : shown));
    }

    /** Whoever invites has to be in the channel. Unless forced, one unfit person stops all. */
    private ObjectNode invite(WebCall call) {
        SlackGroup channel = writable(call);
        if (!isMember(call, channel)) {
            throw new Refusal("not_in_channel");
        }
        List<String> users = call.arguments().list("users", MOST_INVITED);
        ArrayNode errors = Json.array();
        List<String> fit = new ArrayList<>();
        for (String user : users) {
            String error = error(call, channel, user);
            if (error.isEmpty()) {
                fit.add(user);
            } else {
                errors.addObject().put("user", user).put("ok", false).put("error", error);
            }
        }
        if (!errors.isEmpty() && !(call.arguments().flag("force") && !fit.isEmpty())) {
            throw new Refusal(errors.get(0).path("error").asText()).with("errors", errors);
        }
        fit.forEach(user -> slack.movements().enter(user, channel.id(), call.by()));
        ObjectNode answer = Answer.ok();
        answer.set("channel", view.json(channel));
        if (!errors.isEmpty()) {
            answer.set("errors", errors);
        }
        return answer;
    }

    private String error(WebCall call, SlackGroup channel, String user) {
        if (user.equals(call.by())) {
            return "cant_invite_self";
        }
        if (channel.members().contains(user)) {
            return "already_in_channel";
        }
        return slack.account(user)
                .filter(slack::active)
                .map(SlackAccount::workspaces)
                .map(teams -> view.facts(channel).workspaces().stream().anyMatch(teams::contains))
                .map(inside -> inside ? "" : "org_user_not_in_team")
                .orElse("user_not_found");
    }

    private ObjectNode kick(WebCall call) {
        SlackGroup channel = writable(call);
        ChannelFacts facts = view.facts(channel);
        String user =
                call.arguments().text("user").orElseThrow(() -> new Refusal("user_not_found"));
        if (user.equals(call.by())) {
            throw new Refusal("cant_kick_self");
        }
        if (facts.general()) {
            throw new Refusal("cant_kick_from_general");
        }
        if (facts.organisationDefault()) {
            throw new Refusal("restricted_action");
        }
        if (slack.account(user).isEmpty()) {
            throw new Refusal("user_not_found");
        }
        if (!slack.movements().exit(user, channel.id(), call.by())) {
            throw new Refusal("not_in_channel");
        }
        ObjectNode answer = Answer.ok();
        answer.putObject("errors");
        return answer;
    }

    private SlackGroup writable(WebCall call) {
        SlackGroup channel =
                slack.group(SlackGroup.Kind.CHANNEL, call.arguments().required("channel"))
                        .filter(c -> view.visible(call, c))
                        .orElseThrow(() -> new Refusal("channel_not_found"));
        List<String> needed =
                view.facts(channel).isPrivate()
                        ? List.of("groups:write", "groups:write.invites")
                        : List.of("channels:write", "channels:manage", "channels:write.invites");
        if (needed.stream().noneMatch(call.token().scopes()::contains)) {
            throw Gate.missing(call.token(), needed);
        }
        return channel;
    }

    private static boolean isMember(WebCall call, SlackGroup channel) {
        return channel.members().contains(call.by());
    }
}
