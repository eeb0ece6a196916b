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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What hangs on the IdP groups of the organisation in memory. */
final class InMemoryIdpGroupLinks implements IdpGroupLinks {
    static final String NO_GROUP = "usergroup_not_found";

    private final OrganisationState state;
    private final OrganisationScript script;
    private final OrganisationHabits habits;
    private final GroupLinking linking;

    InMemoryIdpGroupLinks(
            OrganisationState state, OrganisationScript script, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
        this.habits = requireNonNull(habits, "habits is null");
        this.linking = new GroupLinking(state, habits);
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
                () -> linking.workspaces(group, workspaces, membersToo));
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
        return changed(
                Write.LINK_CHANNELS,
                group,
                those(channels, channel -> !channels(group).contains(channel)),
                "linked-already",
                fresh -> linking.channels(group, fresh));
    }

    @Override
    public ManyReply unlinkChannels(Entitlement.IdpGroup group, Set<Entitlement.Channel> channels) {
        return changed(
                Write.UNLINK_CHANNELS,
                group,
                those(channels, channel -> channels(group).contains(channel)),
                "not-linked",
                linked -> {
                    state.bonds().channels(group).removeAll(linked);
                    return new ManyReply.Told(new WriteReply.Accepted());
                });
    }

    /** Sends those channels only that are not yet as they should be. */
    private ManyReply changed(
            Write write,
            Entitlement.IdpGroup group,
            Supplier<Set<Entitlement.Channel>> those,
            String already,
            Function<Set<Entitlement.Channel>, ManyReply> change) {
        Set<Entitlement.Channel> sent;
        try {
            sent = those.get();
        } catch (PortFailure unread) {
            return new ManyReply.Told(script.unsent(unread));
        }
        if (sent.isEmpty()) {
            return new ManyReply.Told(new WriteReply.AlreadySo(already));
        }
        checkNumber(sent);
        return script.write(
                write, List.of(), group.key(), OrganisationScript.MANY, () -> change.apply(sent));
    }

    private static Supplier<Set<Entitlement.Channel>> those(
            Set<Entitlement.Channel> channels, Predicate<Entitlement.Channel> wanted) {
        return () -> channels.stream().filter(wanted).collect(Collectors.toUnmodifiableSet());
    }

    private static void checkNumber(Set<?> named) {
        if (named.isEmpty() || named.size() > MOST) {
            throw new IllegalArgumentException("One call names 1 to " + MOST);
        }
    }
}
