package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement.Channel;
import dev.rollcall.domain.access.Entitlement.IdpGroup;
import dev.rollcall.domain.access.Entitlement.Workspace;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What hangs on IdP groups: workspaces, some of them required of the members, and channels; and the
 * channels that are kept for groups.
 */
final class GroupBonds {
    private final OrganisationState state;
    private final Map<IdpGroup, Map<Workspace, Boolean>> workspaces = new LinkedHashMap<>();
    private final Map<IdpGroup, Set<Channel>> channels = new LinkedHashMap<>();
    private final Map<Channel, Set<IdpGroup>> allowed = new LinkedHashMap<>();

    GroupBonds(OrganisationState state) {
        this.state = requireNonNull(state, "state is null");
    }

    Map<Workspace, Boolean> workspaces(IdpGroup group) {
        return workspaces.computeIfAbsent(group, _ -> new LinkedHashMap<>());
    }

    Set<Channel> channels(IdpGroup group) {
        return channels.computeIfAbsent(group, _ -> new LinkedHashSet<>());
    }

    Set<IdpGroup> allowed(Channel channel) {
        return allowed.computeIfAbsent(channel, _ -> new LinkedHashSet<>());
    }

    boolean keepsChannels(IdpGroup group) {
        return allowed.values().stream().anyMatch(groups -> groups.contains(group));
    }

    void forget(IdpGroup group) {
        workspaces.remove(group);
        channels.remove(group);
    }

    boolean isRequired(IdpGroup group, Workspace workspace) {
        return workspaces(group).getOrDefault(workspace, false);
    }

    /** Puts a member where the group's members have to be. */
    void follow(IdpGroup group, AccountId member) {
        if (state.account(member).filter(StoredAccount::active).isEmpty()) {
            return;
        }
        workspaces(group).keySet().stream()
                .filter(workspace -> isRequired(group, workspace))
                .forEach(workspace -> state.enter(member, workspace));
        channels(group).forEach(channel -> state.enter(member, channel));
    }

    /** A channel that is only linked is left by nobody. */
    void left(IdpGroup group, AccountId member) {
        Set.copyOf(workspaces(group).keySet()).stream()
                .filter(workspace -> isRequired(group, workspace))
                .forEach(workspace -> letGo(workspace, member));
        allowed.keySet().stream()
                .filter(channel -> allowed(channel).contains(group))
                .forEach(this::takeOutStrangers);
    }

    /** Takes a member out of a workspace unless another group still requires it. */
    void letGo(Workspace workspace, AccountId member) {
        boolean kept =
                workspaces.keySet().stream()
                        .filter(group -> isRequired(group, workspace))
                        .anyMatch(group -> state.isIn(member, group));
        if (!kept) {
            state.exit(member, workspace);
        }
    }

    /** Takes out of a channel that is kept for groups whoever is in none of them. */
    void takeOutStrangers(Channel channel) {
        if (!allowed(channel).isEmpty()) {
            state.members(channel).stream()
                    .filter(member ->
                            allowed(channel).stream().noneMatch(g -> state.isIn(member, g)))
                    .forEach(member -> state.exit(member, channel));
        }
    }
}
