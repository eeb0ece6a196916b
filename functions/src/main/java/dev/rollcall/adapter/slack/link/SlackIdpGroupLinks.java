package dev.rollcall.adapter.slack.link;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.GroupLinkMethod;
import dev.rollcall.adapter.slack.call.OrgGroupMethod;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.WebMethod;
import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.IdpGroupLinks;
import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.ListedGroup;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Links of IdP groups by {@code admin.usergroups.*}. No method lists a group's workspaces; {@code
 * admin.usergroups.fetch} shows them where the organisation has it and it takes IdP groups, which
 * its page leaves open.
 */
public final class SlackIdpGroupLinks implements IdpGroupLinks {
    private final SlackCall slack;
    private final IdpGroupDirectory directory;
    private final InstantSource clock;

    public SlackIdpGroupLinks(SlackCall slack, IdpGroupDirectory directory, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Set<Entitlement.Channel> channels(Entitlement.IdpGroup group) {
        WebMethod method = GroupLinkMethod.CHANNELS;
        return call(method, of(group))
                .find(
                        method.documentedAs(),
                        body ->
                                body.having("channels").objects("channels").stream()
                                        .map(channel -> new Entitlement.Channel(channel.text("id")))
                                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Presence presence(Entitlement.IdpGroup group, Entitlement.Workspace workspace) {
        WebMethod method = OrgGroupMethod.FETCH;
        SlackOutcome outcome = call(method, Arguments.of("id", group.groupId()));
        outcome.whenAnswered(method.documentedAs());
        return outcome instanceof SlackOutcome.Done
                ? outcome.find(method.documentedAs(), body -> shown(body, group, workspace))
                : Presence.UNKNOWN;
    }

    private static Presence shown(
            JsonObject body, Entitlement.IdpGroup group, Entitlement.Workspace workspace) {
        JsonObject shown = body.object("subteam");
        boolean tells =
                shown.text("id").equals(group.groupId())
                        && shown.isTrue("is_idp_group")
                        && shown.member("teams").isPresent();
        if (!tells) {
            return Presence.UNKNOWN;
        }
        return shown.texts("teams").contains(workspace.workspaceId())
                ? Presence.THERE
                : Presence.GONE;
    }

    @Override
    public ManyReply linkWorkspaces(
            Entitlement.IdpGroup group, Set<Entitlement.Workspace> workspaces, boolean membersToo) {
        Set<String> ids = new TreeSet<>();
        workspaces.forEach(workspace -> ids.add(workspace.workspaceId()));
        Arguments arguments =
                of(group)
                        .and("team_ids", joined(ids))
                        .and("auto_provision", Boolean.toString(membersToo));
        return call(GroupLinkMethod.ADD_TEAMS, arguments).asWriteOfMany(clock.instant());
    }

    /** Whoever joins the group between the reading and the write leaves the workspace as well. */
    @Override
    public WriteReply unlinkWorkspace(
            Entitlement.IdpGroup group, Entitlement.Workspace workspace, Evictions leaving) {
        Evictions admitted = leaving.of(ChangeKind.REMOVE_FROM_WORKSPACE);
        try {
            Optional<Set<AccountId>> members = directory.read(group).flatMap(ListedGroup::members);
            if (members.filter(all -> all.size() < MOST_PROVEN).isEmpty()) {
                return new WriteReply.Refused("members-not-proven");
            }
            if (!admitted.cover(members.get())) {
                return new WriteReply.Refused("not-admitted");
            }
        } catch (PortFailure unread) {
            return SlackOutcome.unsent(unread).asWrite(clock.instant());
        }
        Arguments arguments = of(group).and("team_ids", workspace.workspaceId());
        return call(GroupLinkMethod.REMOVE_TEAMS, arguments).asWrite(clock.instant());
    }

    @Override
    public ManyReply linkChannels(Entitlement.IdpGroup group, Set<Entitlement.Channel> channels) {
        return changed(GroupLinkMethod.ADD_CHANNELS, group, channels, false, "linked-already");
    }

    @Override
    public ManyReply unlinkChannels(Entitlement.IdpGroup group, Set<Entitlement.Channel> channels) {
        return changed(GroupLinkMethod.REMOVE_CHANNELS, group, channels, true, "not-linked");
    }

    /** Sends those channels only that are not yet as they should be. */
    private ManyReply changed(
            WebMethod method,
            Entitlement.IdpGroup group,
            Set<Entitlement.Channel> channels,
            boolean linkedNow,
            String already) {
        Set<String> ids = new TreeSet<>();
        try {
            Predicate<Entitlement.Channel> linked = channels(group)::contains;
            channels.stream()
                    .filter(channel -> linked.test(channel) == linkedNow)
                    .forEach(channel -> ids.add(channel.channelId()));
        } catch (PortFailure unread) {
            return SlackOutcome.unsent(unread).asWriteOfMany(clock.instant());
        }
        return ids.isEmpty()
                ? new ManyReply.Told(new WriteReply.AlreadySo(already))
                : call(method, of(group).and("channel_ids", joined(ids)))
                        .asWriteOfMany(clock.instant());
    }

    private SlackOutcome call(WebMethod method, Arguments arguments) {
        return slack.call(method, arguments, Deadline.distant());
    }

    private static Arguments of(Entitlement.IdpGroup group) {
        return Arguments.of("usergroup_id", group.groupId());
    }

    private static String joined(Collection<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new IllegalArgumentException("One call names 1 to " + MOST);
        }
        return String.join(",", ids);
    }
}
