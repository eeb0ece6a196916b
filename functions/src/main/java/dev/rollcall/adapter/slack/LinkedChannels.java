package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.GroupLinkMethod;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.WebMethod;
import dev.rollcall.adapter.slack.scim.GroupLinks;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.platform.http.Deadline;

/** Which channels hang on an IdP group, by the Web API. */
final class LinkedChannels implements GroupLinks {
    private static final WebMethod METHOD = GroupLinkMethod.CHANNELS;

    private final SlackCall slack;

    LinkedChannels(SlackCall slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    @Override
    public boolean hasChannels(Entitlement.IdpGroup group) {
        return slack.call(METHOD, Arguments.of("usergroup_id", group.groupId()), Deadline.distant())
                .find(
                        METHOD.documentedAs(),
                        body -> !body.having("channels").elements("channels").isEmpty());
    }
}
