package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.IdpGroupLinks;
import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What hangs on the IdP groups of the organisation in memory. */
final class InMemoryIdpGroupLinks implements IdpGroupLinks {
    private static final String NO_GROUP = "usergroup_not_found";

    private final OrganisationState state;
    private final OrganisationScript script;
    private final OrganisationHabits habits;

    InMemoryIdpGroupLinks(
            OrganisationState state, OrganisationScript script, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
        this.habits = requireNonNull(habits, "habits is null");
    }

    @Override
    public Set<Entitlement.Channel> channels(Entitlement.IdpGroup group) {
        return script.read(() -> {
            if (!state.exists(group)) {
                throw new PortFailure.NeedsHuman("The group's channels", NO_GROUP);
            }
            return Set.copyOf(state.bonds().channels(group));
        });
    }

    @Override
    public Presence presence(Entitlement.IdpGroup group, Entitlement.Workspace workspace) {
        return script.read(() -> {
            if (!habits.offersOrganisationGroups() || !state.exists(group)) {
                return Presence.UNKNOWN;
            }
            return state.bonds().workspaces(group).containsKey(workspace)
                    ? Presence.THERE
                    : Presence.GONE;
        });
    }

    @Override
    public ManyReply linkWorkspaces(
            Entitlement.IdpGroup group, Set<Entitlement.Workspace> workspaces, boolean membersToo) {
        checkNumber(workspaces);
        return script.write(
                Write.LINK_WORKSPACES,
                List.of(),
                group.key(),
                OrganisationScript.MANY,
                () -> linked(group, workspaces, membersToo));
    }

    private ManyReply linked(
            Entitlement.IdpGroup group, Set<Entitlement.Workspace> workspaces, boolean membersToo) {
        if (!state.exists(group)) {
            return refused(NO_GROUP);
        }
        if (!workspaces.stream().allMatch(state::exists)) {
            return refused("invalid_team_ids");
        }
        Set<String> ownerless =
                workspaces.stream()
                        .filter(habits::isOwnerless)
                        .map(Entitlement.Workspace::workspaceId)
                        .collect(Collectors.toSet());
        if (membersToo && !ownerless.isEmpty() && !state.members(group).isEmpty()) {
            return new ManyReply.InPart("auto_provision_failure", ownerless);
        }
        workspaces.forEach(w -> state.bonds().workspaces(group).put(w, membersToo));
        state.members(group).forEach(member -> state.bonds().follow(group, member));
        return new ManyReply.Told(new WriteReply.Accepted());
    }

    @Override
    public WriteReply unlinkWorkspace(
            Entitlement.IdpGroup group, Entitlement.Workspace workspace, Evictions leaving) {
        Evictions admitted = leaving.of(ChangeKind.REMOVE_FROM_WORKSPACE);
        return script.unlessUnread(() -> {
            List<AccountId> members = script.read(() -> state.members(group));
            if (!state.exists(group) || members.size() >= MOST_PROVEN) {
                return new WriteReply.Refused("members-not-proven");
            }
            if (!admitted.cover(members)) {
                return new WriteReply.Refused("not-admitted");
            }
            return script.write(
                    Write.UNLINK_WORKSPACE,
                    members,
                    group.key(),
                    OrganisationScript.PLAIN,
                    () -> {
                        if (state.bonds().workspaces(group).remove(workspace) != null) {
                            members.forEach(m -> state.bonds().letGo(workspace, m));
                        }
                        return new WriteReply.Accepted();
                    });
        });
    }

    @Override
    public ManyReply linkChannels(Entitlement.IdpGroup group, Set<Entitlement.Channel> channels) {
        try {
            Set<Entitlement.Channel> fresh = those(channels, channels(group)::contains, false);
            return fresh.isEmpty()
                    ? new ManyReply.Told(new WriteReply.AlreadySo("linked-already"))
                    : script.write(
                            Write.LINK_CHANNELS,
                            List.of(),
                            group.key(),
                            OrganisationScript.MANY,
                            () -> linked(group, fresh));
        } catch (PortFailure unread) {
            return new ManyReply.Told(script.unsent(unread));
        }
    }

    private ManyReply linked(Entitlement.IdpGroup group, Set<Entitlement.Channel> channels) {
        Set<Entitlement.Workspace> workspaces = state.bonds().workspaces(group).keySet();
        if (workspaces.isEmpty()) {
            return refused("usergroup_not_linked_to_team");
        }
        List<String> required =
                workspaces.stream()
                        .filter(workspace -> state.bonds().isRequired(group, workspace))
                        .map(Entitlement.Workspace::workspaceId)
                        .toList();
        if (required.isEmpty()) {
            return refused("usergroup_team_not_provisioned");
        }
        Predicate<Entitlement.Channel> fits =
                channel ->
                        state.channels()
                                .facts(channel)
                                .filter(f -> f.workspaces().stream().anyMatch(required::contains))
                                .isPresent();
        channels.stream().filter(fits).forEach(state.bonds().channels(group)::add);
        state.members(group).forEach(member -> state.bonds().follow(group, member));
        return inPart(channels, fits);
    }

    @Override
    public ManyReply unlinkChannels(Entitlement.IdpGroup group, Set<Entitlement.Channel> channels) {
        try {
            Set<Entitlement.Channel> linked = those(channels, channels(group)::contains, true);
            return linked.isEmpty()
                    ? new ManyReply.Told(new WriteReply.AlreadySo("not-linked"))
                    : script.write(
                            Write.UNLINK_CHANNELS,
                            List.of(),
                            group.key(),
                            OrganisationScript.MANY,
                            () -> {
                                state.bonds().channels(group).removeAll(linked);
                                return new ManyReply.Told(new WriteReply.Accepted());
                            });
        } catch (PortFailure unread) {
            return new ManyReply.Told(script.unsent(unread));
        }
    }

    private static Set<Entitlement.Channel> those(
            Set<Entitlement.Channel> channels, Predicate<Entitlement.Channel> linked, boolean now) {
        Set<Entitlement.Channel> those =
                channels.stream()
                        .filter(channel -> linked.test(channel) == now)
                        .collect(Collectors.toUnmodifiableSet());
        if (!those.isEmpty()) {
            checkNumber(those);
        }
        return those;
    }

    private static ManyReply inPart(
            Set<Entitlement.Channel> channels, Predicate<Entitlement.Channel> fits) {
        Set<String> left =
                channels.stream()
                        .filter(fits.negate())
                        .map(Entitlement.Channel::channelId)
                        .collect(Collectors.toSet());
        return left.isEmpty()
                ? new ManyReply.Told(new WriteReply.Accepted())
                : new ManyReply.InPart("channel_not_found", left);
    }

    private static ManyReply refused(String code) {
        return new ManyReply.Told(new WriteReply.Refused(code));
    }

    private static void checkNumber(Set<?> named) {
        if (named.isEmpty() || named.size() > MOST) {
            throw new IllegalArgumentException("One call names 1 to " + MOST);
        }
    }
}
