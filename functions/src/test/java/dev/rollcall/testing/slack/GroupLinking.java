package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Entitlement;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Hangs workspaces and channels on IdP groups, with Slack's refusals and what follows. */
final class GroupLinking {
    private final OrganisationState state;
    private final OrganisationHabits habits;

    GroupLinking(OrganisationState state, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.habits = requireNonNull(habits, "habits is null");
    }

    ManyReply workspaces(
            Entitlement.IdpGroup group, Set<Entitlement.Workspace> workspaces, boolean membersToo) {
        if (!state.exists(group)) {
            return refused(InMemoryIdpGroupLinks.NO_GROUP);
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

    ManyReply channels(Entitlement.IdpGroup group, Set<Entitlement.Channel> channels) {
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
}
