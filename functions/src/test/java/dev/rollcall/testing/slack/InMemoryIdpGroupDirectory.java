package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedGroup;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.listing.Page;

import java.util.HashSet;
import java.util.Optional;

/** All IdP groups of the organisation in memory. */
final class InMemoryIdpGroupDirectory implements IdpGroupDirectory {
    private final OrganisationState state;
    private final OrganisationScript script;
    private final OrganisationHabits habits;

    InMemoryIdpGroupDirectory(
            OrganisationState state, OrganisationScript script, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
        this.habits = requireNonNull(habits, "habits is null");
    }

    @Override
    public ListedPage<ListedGroup> groups(ListingPoint from) {
        return script.read(() ->
                habits.page(
                        from,
                        state.idpGroups().stream()
                                .map(group -> Page.Row.of(group.groupId(), listed(group)))
                                .toList()));
    }

    @Override
    public Optional<ListedGroup> read(Entitlement.IdpGroup group) {
        return script.read(() -> Optional.of(group).filter(state::exists).map(this::listed));
    }

    @Override
    public Lookup<ListedGroup> byName(String name) {
        return script.read(() ->
                habits.found(
                        state.idpGroups().stream()
                                .map(this::listed)
                                .filter(group -> group.name().equals(name))
                                .toList()));
    }

    private ListedGroup listed(Entitlement.IdpGroup group) {
        return new ListedGroup(
                group, state.name(group), Optional.of(new HashSet<>(state.members(group))));
    }
}
