package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Ranking;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ranks of the accounts of an organisation in memory, for steps that deactivate nobody. */
public final class OrganisationAccounts implements Accounts {
    private final AccountDirectory directory;
    private final Ranks ranks;

    /** Who is more than a member. */
    public record Ranks(Map<AccountId, Account.Rank> of) {
        public static final Ranks NONE = new Ranks(Map.of());

        public Ranks {
            of = Map.copyOf(of);
        }
    }

    public OrganisationAccounts(AccountDirectory directory, Ranks ranks) {
        this.directory = requireNonNull(directory, "directory is null");
        this.ranks = requireNonNull(ranks, "ranks is null");
    }

    @Override
    public Optional<Account> read(AccountId account) {
        return directory
                .read(account)
                .map(listed ->
                        new Account(
                                account,
                                listed.active(),
                                ranks.of().getOrDefault(account, ordinary(listed))));
    }

    private static Account.Rank ordinary(ListedAccount listed) {
        return switch (listed.kind()) {
            case ListedAccount.Kind.Member() -> Account.Rank.MEMBER;
            case ListedAccount.Kind.Guest _ -> Account.Rank.GUEST;
            case ListedAccount.Kind.Bot() -> Account.Rank.BOT;
        };
    }

    @Override
    public Optional<Boolean> isActive(AccountId account) {
        return directory.read(account).map(ListedAccount::active);
    }

    @Override
    public Ranking rank(List<AccountId> some) {
        throw new IllegalStateException("Joiners and movers are looked at singly");
    }

    @Override
    public WriteReply deactivate(Admission.Admitted admitted, AccountId account) {
        throw new IllegalStateException("Joiners and movers are never deactivated");
    }

    @Override
    public AccountId installer() {
        return InMemorySlackOrganisation.INSTALLER;
    }
}
