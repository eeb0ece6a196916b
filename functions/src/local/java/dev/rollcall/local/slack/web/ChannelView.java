package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.ChannelFacts;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Channels as a token sees them: public ones, and private ones that its holder is in. */
final class ChannelView {
    /** Any scope that reads channels of one kind or the other. */
    static final Access READING =
            Access.either("channels:read", "groups:read", "im:read", "mpim:read");

    private static final Set<String> TYPES =
            Set.of("public_channel", "private_channel", "mpim", "im");

    private final SlackOrganisation slack;

    ChannelView(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    ChannelFacts facts(SlackGroup channel) {
        return slack.estate().channels().of(channel.id(), channel.workspaceId());
    }

    /**
     * Returns the channel that a call names.
     *
     * @throws Refusal if there is none, the holder may not see it, or a scope for its kind is
     *     missing
     */
    SlackGroup find(WebCall call, String openScope, String closedScope) {
        SlackGroup channel =
                slack.group(SlackGroup.Kind.CHANNEL, call.arguments().required("channel"))
                        .filter(c -> visible(call, c))
                        .orElseThrow(() -> new Refusal("channel_not_found"));
        String needed = facts(channel).isPrivate() ? closedScope : openScope;
        if (!call.token().scopes().contains(needed)) {
            throw Gate.missing(call.token(), List.of(needed));
        }
        return channel;
    }

    /** Tells whether the token's holder may see a channel and its place. */
    boolean visible(WebCall call, SlackGroup channel) {
        ChannelFacts facts = facts(channel);
        return channel.members().contains(call.by())
                || (!facts.isPrivate()
                        && facts.workspaces().stream().anyMatch(call.token()::reaches));
    }

    /**
     * Returns what fits the call's types, public channels if it names none.
     *
     * @throws Refusal if there is no such type, or the scope for it is missing
     */
    Predicate<SlackGroup> types(WebCall call) {
        List<String> asked = call.arguments().list("types");
        List<String> types = asked.isEmpty() ? List.of("public_channel") : asked;
        if (!TYPES.containsAll(types)) {
            throw new Refusal("invalid_types");
        }
        if (types.contains("public_channel")) {
            require(call, "channels:read");
        }
        if (types.contains("private_channel")) {
            require(call, "groups:read");
        }
        boolean archived = !call.arguments().flag("exclude_archived");
        return channel -> {
            ChannelFacts facts = facts(channel);
            return types.contains(facts.isPrivate() ? "private_channel" : "public_channel")
                    && (archived || !facts.archived());
        };
    }

    private static void require(WebCall call, String scope) {
        if (!call.token().scopes().contains(scope)) {
            throw Gate.missing(call.token(), List.of(scope));
        }
    }

    /** Returns a channel as lists and {@code conversations.info} write it. */
    ObjectNode json(SlackGroup channel) {
        ChannelFacts facts = facts(channel);
        ObjectNode json = Json.object();
        json.put("id", channel.id()).put("name", channel.name());
        json.put("name_normalized", channel.name());
        json.put("is_channel", !facts.isPrivate()).put("is_group", facts.isPrivate());
        json.put("is_im", false).put("is_mpim", false);
        json.put("is_private", facts.isPrivate());
        json.put("created", facts.created().getEpochSecond());
        json.put("creator", facts.creator());
        json.put("is_archived", facts.archived());
        json.put("is_general", facts.general());
        json.put("unlinked", 0);
        json.put("is_shared", facts.external() || facts.workspaces().size() > 1);
        json.put("is_ext_shared", facts.external());
        json.put("is_org_shared", facts.workspaces().size() > 1);
        json.put("is_org_default", facts.organisationDefault());
        json.put("is_org_mandatory", false);
        json.put("context_team_id", channel.workspaceId());
        json.set("shared_team_ids", Json.texts(facts.workspaces()));
        json.putArray("pending_shared");
        json.putArray("previous_names");
        json.putObject("topic").put("value", "").put("creator", "").put("last_set", 0);
        json.putObject("purpose").put("value", "").put("creator", "").put("last_set", 0);
        return json;
    }
}
