package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.listing.Page;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All accounts of the organisation in memory. */
final class InMemoryAccountDirectory implements AccountDirectory {
    private final OrganisationState state;
    private final OrganisationScript script;
    private final OrganisationHabits habits;

    InMemoryAccountDirectory(
            OrganisationState state, OrganisationScript script, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
        this.habits = requireNonNull(habits, "habits is null");
    }

    @Override
    public ListedPage<ListedAccount> accounts(ListingPoint from) {
        return script.read(() ->
                habits.page(
                        from,
                        state.accounts().stream()
                                .map(a -> Page.Row.of(a.id().value(), listed(a)))
                                .toList()));
    }

    @Override
    public Optional<ListedAccount> read(AccountId account) {
        return script.read(() -> state.account(account).map(this::listed));
    }

    @Override
    public Lookup<ListedAccount> byEmail(String email) {
        return find(account -> account.profile().hasEmail(email));
    }

    @Override
    public Lookup<ListedAccount> byUserName(UserName userName) {
        return find(a -> a.profile().userName().equalsIgnoreCase(userName.value()));
    }

    private Lookup<ListedAccount> find(Predicate<StoredAccount> fits) {
        return script.read(() ->
                habits.found(state.accounts().stream().filter(fits).map(this::listed).toList()));
    }

    private ListedAccount listed(StoredAccount account) {
        List<Entitlement.IdpGroup> groups =
                state.idpGroups().stream()
                        .filter(group -> state.isIn(account.id(), group))
                        .toList();
        return account.listed(groups);
    }
}
