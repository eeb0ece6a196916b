package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.AccountMethod;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.WorkspaceMethod;
import dev.rollcall.application.port.SlackOwners;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ranks by {@code users.info}; owners by the lists of workspaces' owners, and of a lone workspace
 * among all its members.
 */
final class OwnersReader implements SlackOwners {
    private static final AccountMethod INFO = AccountMethod.INFO;
    private static final Listing MEMBERS = Listing.of(AccountMethod.MEMBERS, "members");
    private static final Listing OWNERS = Listing.of(WorkspaceMethod.OWNERS, "owner_ids");
    private static final int MOST_WORKSPACES = 20;

    private final SlackCall slack;
    private final SlackPages pages;
    private final Workspaces workspaces;

    OwnersReader(SlackCall slack, SlackPages pages, Workspaces workspaces) {
        this.slack = requireNonNull(slack, "slack is null");
        this.pages = requireNonNull(pages, "pages is null");
        this.workspaces = requireNonNull(workspaces, "workspaces is null");
    }

    @Override
    public Optional<Account> read(AccountId account) {
        return slack.call(INFO, Arguments.of("user", account.value()), Deadline.distant())
                .read(INFO.documentedAs(), body -> account(body.object("user")));
    }

    @Override
    public int activeBesides(AccountId account, int enough) {
        return workspaces.ofOrganisation()
                ? ofWorkspaces(account, enough)
                : amongMembers(account, enough);
    }

    private int ofWorkspaces(AccountId besides, int enough) {
        Set<AccountId> seen = new HashSet<>(Set.of(besides));
        int active = 0;
        for (String workspace : workspaces.ids().stream().limit(MOST_WORKSPACES).toList()) {
            for (AccountId owner : owners(workspace)) {
                if (active < enough && seen.add(owner)) {
                    active += read(owner).filter(Account::active).isPresent() ? 1 : 0;
                }
            }
        }
        return active;
    }

    private List<AccountId> owners(String workspace) {
        return pages.accounts(
                OWNERS,
                Arguments.of("team_id", workspace).and("limit", "1000"),
                Deadline.distant());
    }

    private int amongMembers(AccountId besides, int enough) {
        List<Account> members =
                pages.read(
                        MEMBERS,
                        Arguments.of("limit", "1000"),
                        Deadline.distant(),
                        OwnersReader::account);
        return (int)
                members.stream()
                        .filter(member -> member.active() && !member.id().equals(besides))
                        .filter(member ->
                                member.rank() == Rank.OWNER || member.rank() == Rank.PRIMARY_OWNER)
                        .limit(enough)
                        .count();
    }

    /**
     * The organisation's own flags count where there are any: a workspace's owner is no owner of
     * it.
     */
    private static Account account(JsonObject user) {
        JsonObject flags = user.optionalObject("enterprise_user").orElse(user);
        return new Account(
                Ids.account(user, "id"),
                !user.isTrue("deleted"),
                user.isTrue("is_bot") ? Rank.BOT : rank(flags));
    }

    private static Rank rank(JsonObject flags) {
        if (flags.isTrue("is_primary_owner")) {
            return Rank.PRIMARY_OWNER;
        }
        if (flags.isTrue("is_owner")) {
            return Rank.OWNER;
        }
        return flags.isTrue("is_admin") ? Rank.ADMIN : Rank.MEMBER;
    }
}
