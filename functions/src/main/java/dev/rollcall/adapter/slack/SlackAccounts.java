package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimOperation;
import dev.rollcall.adapter.scim.ScimPatch;
import dev.rollcall.adapter.scim.ScimUser;
import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.ScimEndpoint;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Ranking;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.platform.http.Deadline;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Accounts by SCIM, whose {@code active} counts for the whole organisation; what the Web API calls
 * {@code deleted} may be about one workspace.
 *
 * <p>The rank comes from {@code users.info}, from the list of workspaces with their primary owners
 * and from the owners of each workspace where the account belongs. It is asked of active accounts
 * only: who is inactive outranks nobody, and reading back a deactivation must not depend on a
 * second API. In a lone workspace {@code users.info} tells it all.
 */
final class SlackAccounts implements Accounts {
    private final ScimCall scim;
    private final ScimUsers scimUsers;
    private final SlackUsers users;
    private final SlackWorkspaces workspaces;
    private final WorkspaceOwners owners;
    private final RanksOfMany ranks;
    private final SlackIdentity identity;
    private final InstantSource clock;

    SlackAccounts(
            ScimCall scim,
            SlackUsers users,
            SlackWorkspaces workspaces,
            WorkspaceOwners owners,
            RanksOfMany ranks,
            SlackIdentity identity,
            InstantSource clock) {
        this.scim = requireNonNull(scim, "scim is null");
        this.scimUsers = new ScimUsers(scim);
        this.users = requireNonNull(users, "users is null");
        this.workspaces = requireNonNull(workspaces, "workspaces is null");
        this.owners = requireNonNull(owners, "owners is null");
        this.ranks = requireNonNull(ranks, "ranks is null");
        this.identity = requireNonNull(identity, "identity is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Optional<Account> read(AccountId account) {
        return scimUsers.read(account, Deadline.distant()).map(user -> account(account, user));
    }

    @Override
    public Optional<Boolean> isActive(AccountId account) {
        return scimUsers.read(account, Deadline.distant()).map(ScimUser::active);
    }

    @Override
    public Ranking rank(List<AccountId> some) {
        return ranks.of(some);
    }

    @Override
    public WriteReply deactivate(Admission.Admitted admitted, AccountId account) {
        if (admitted.kind() != ChangeKind.DEACTIVATE || !admitted.account().equals(account)) {
            throw new IllegalArgumentException(
                    "The admission is for another change; ask the breaker for this one");
        }
        return scim.patch(
                        ScimEndpoint.CHANGE_USER,
                        account.value(),
                        ScimPatch.of(new ScimOperation.SetActive(false)),
                        Deadline.distant())
                .asWrite(clock.instant());
    }

    @Override
    public AccountId installer() {
        return identity.identity().installer();
    }

    private Account account(AccountId id, ScimUser user) {
        return new Account(id, user.active(), user.active() ? rank(id) : Account.Rank.MEMBER);
    }

    private Account.Rank rank(AccountId id) {
        SlackUser user =
                users.read(id, Deadline.distant())
                        .orElseThrow(() -> new PortFailure.NeedsHuman("Its rank", "rank-unknown"));
        return switch (user.rank()) {
            case BOT, PRIMARY_OWNER -> user.rank();
            case OWNER, ADMIN, MEMBER, GUEST -> rankInWorkspaces(user);
        };
    }

    private Account.Rank rankInWorkspaces(SlackUser user) {
        if (identity.isLoneWorkspace()) {
            return user.rank();
        }
        if (workspaces.hasPrimaryOwner(user.id(), Deadline.distant())) {
            return Account.Rank.PRIMARY_OWNER;
        }
        boolean owner =
                user.workspaces().stream()
                        .anyMatch(workspace -> owners.isOwner(user.id(), workspace));
        return owner ? Account.Rank.OWNER : user.rank();
    }
}
