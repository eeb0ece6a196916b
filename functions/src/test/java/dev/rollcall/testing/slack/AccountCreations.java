package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.listing.Lookup;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes accounts as Slack does, with its refusals. */
final class AccountCreations {
    private final OrganisationState state;
    private final AccountDirectory directory;
    private final Naming naming;
    private final OrganisationHabits habits;

    AccountCreations(
            OrganisationState state,
            AccountDirectory directory,
            Naming naming,
            OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.naming = requireNonNull(naming, "naming is null");
        this.habits = requireNonNull(habits, "habits is null");
    }

    Creation create(NewAccount account, UserName userName) {
        if (habits.seatsTaken()) {
            return new Creation.Failed(
                    "user_creation_failed",
                    look(() -> directory.byEmail(account.email())),
                    look(() -> directory.byUserName(userName)));
        }
        Optional<String> name = naming.assigned(userName.value(), Optional.empty());
        if (name.isEmpty()) {
            return new Creation.NameRefused("username_taken");
        }
        if (naming.emailTaken(account.email(), Optional.empty())) {
            return new Creation.EmailTaken(look(() -> directory.byEmail(account.email())));
        }
        if (!managerKnown(account)) {
            return new Creation.NotCreated(new WriteReply.Refused("unknown_user"));
        }
        AccountId id = new AccountId(state.newId("U"));
        state.put(
                new StoredAccount(
                        id,
                        Account.Rank.MEMBER,
                        account.guest()
                                .<ListedAccount.Kind>map(ListedAccount.Kind.Guest::new)
                                .orElseGet(ListedAccount.Kind.Member::new),
                        new AccountProfile(
                                name.get(),
                                List.of(account.email()),
                                habits.kept(account.attributes()),
                                account.startDate()),
                        state.now(),
                        Optional.empty()));
        return new Creation.Created(id, name);
    }

    private static Lookup<ListedAccount> look(Supplier<Lookup<ListedAccount>> lookup) {
        try {
            return lookup.get();
        } catch (PortFailure _) {
            return new Lookup.Unreliable<>(List.of());
        }
    }

    private boolean managerKnown(NewAccount account) {
        return Optional.ofNullable(account.attributes().get(Attribute.MANAGER))
                .map(AccountId::new)
                .map(manager -> state.account(manager).isPresent())
                .orElse(true);
    }
}
