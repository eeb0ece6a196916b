package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import java.util.List;

/** {@code users.conversations}: somebody's channels, as far as the caller may see them. */
final class UserConversations {
    private static final Page.Limit CHANNELS = new Page.Limit(100, 999);

    private final SlackOrganisation slack;
    private final ChannelView view;

    UserConversations(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.view = new ChannelView(slack);
    }

    void addTo(Methods methods) {
        methods.add("users.conversations", 3, ChannelView.READING, this::list);
    }

    private ObjectNode list(WebCall call) {
        String user = call.arguments().text("user").orElse(call.by());
        String team = new Lookup(slack).context(call, "missing_argument");
        List<SlackGroup> channels =
                slack.groupsOf(SlackGroup.Kind.CHANNEL, user).stream()
                        .filter(view.types(call))
                        .filter(channel -> view.facts(channel).workspaces().contains(team))
                        .filter(channel -> view.visible(call, channel))
                        .toList();
        return Answer.page("channels", Page.of(channels, call.arguments(), CHANNELS), view::json);
    }
}
