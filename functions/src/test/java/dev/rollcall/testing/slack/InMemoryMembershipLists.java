package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.MembershipLists;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is where in the organisation in memory, asked by the place. */
final class InMemoryMembershipLists implements MembershipLists {
    private static final int MEMBERS = 999;
    private static final int ROLES = 200;
    private static final String CURSOR = "from:";

    private final OrganisationState state;
    private final OrganisationScript script;
    private final OrganisationHabits habits;

    InMemoryMembershipLists(
            OrganisationState state, OrganisationScript script, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
        this.habits = requireNonNull(habits, "habits is null");
    }

    @Override
    public WorkspaceGroups userGroups(String workspaceId) {
        return script.read(() -> {
            List<Entitlement.UserGroup> groups =
                    state.all(Entitlement.UserGroup.class).stream()
                            .filter(group -> group.workspaceId().equals(workspaceId))
                            .filter(group -> !state.disabled(group))
                            .toList();
            if (groups.stream().anyMatch(habits::hidesMembersOf)) {
                throw new PortFailure.Unavailable("A user group counts more than it shows");
            }
            return new WorkspaceGroups(
                    workspaceId,
                    groups.stream()
                            .collect(
                                    Collectors.toMap(
                                            Entitlement.UserGroup::groupId,
                                            group -> Set.copyOf(state.members(group)))),
                    state.now());
        });
    }

    @Override
    public CursorListed<AccountId> members(Entitlement.Channel channel, CursorPoint from) {
        return script.read(() -> {
            if (!state.exists(channel) || state.channels().hidden(channel)) {
                throw new PortFailure.NeedsHuman("The channel's members", "channel_not_found");
            }
            List<Page.Row<AccountId>> all =
                    state.members(channel).stream()
                            .map(account -> Page.Row.of(account.value(), account))
                            .toList();
            return page(from, all, MEMBERS)
                    .map(page -> from.take(page, page.rows().size()))
                    .orElseGet(() -> new CursorListed<>(List.of(), from.refused()));
        });
    }

    @Override
    public CursorListed<RoleHolder> adminRoles(CursorPoint from) {
        return script.read(() -> {
            List<Page.Row<RoleHolder>> all =
                    state.all(Entitlement.AdminRole.class).stream()
                            .flatMap(role ->
                                    state.members(role).stream()
                                            .map(account -> new RoleHolder(account, role)))
                            .map(holder ->
                                    Page.Row.of(
                                            holder.account() + " " + holder.role().key(), holder))
                            .toList();
            return page(from, all, ROLES)
                    .map(page -> from.take(page, ROLES))
                    .orElseGet(() -> new CursorListed<>(List.of(), from.refused()));
        });
    }

    /** Returns a page; empty of a cursor that is none of ours. */
    private <T> Optional<CursorPage<T>> page(CursorPoint from, List<Page.Row<T>> all, int most) {
        String cursor = from.cursor().orElse(CURSOR + 0);
        if (!cursor.matches(CURSOR + "\\d{1,9}")) {
            return Optional.empty();
        }
        int begin = Math.min(Integer.parseInt(cursor.substring(CURSOR.length())), all.size());
        int end = Math.min(begin + most, all.size());
        return Optional.of(
                new CursorPage<>(
                        habits.shown(all.subList(begin, end)),
                        end < all.size() ? Optional.of(CURSOR + end) : Optional.empty()));
    }
}
