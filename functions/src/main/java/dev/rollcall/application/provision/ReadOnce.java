package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks the directory each question once, so that two policies are compared on one answer. */
final class ReadOnce implements AccountDirectory {
    private final AccountDirectory directory;
    private final Map<AccountId, Optional<ListedAccount>> accounts = new HashMap<>();
    private final Map<String, Lookup<ListedAccount>> byEmail = new HashMap<>();
    private final Map<UserName, Lookup<ListedAccount>> byUserName = new HashMap<>();

    ReadOnce(AccountDirectory directory) {
        this.directory = requireNonNull(directory, "directory is null");
    }

    @Override
    public ListedPage<ListedAccount> accounts(ListingPoint from) {
        return directory.accounts(from);
    }

    @Override
    public Optional<ListedAccount> read(AccountId account) {
        return accounts.computeIfAbsent(account, directory::read);
    }

    @Override
    public Lookup<ListedAccount> byEmail(String email) {
        return byEmail.computeIfAbsent(email, directory::byEmail);
    }

    @Override
    public Lookup<ListedAccount> byUserName(UserName userName) {
        return byUserName.computeIfAbsent(userName, directory::byUserName);
    }
}
