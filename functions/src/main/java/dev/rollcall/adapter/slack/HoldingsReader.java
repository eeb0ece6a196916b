package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimUser;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.ChannelMethod;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.platform.http.Deadline;

import java.time.Instant;
import java.util.List;

/** The single readings of which an account's holdings are put together. */
final class HoldingsReader {
    private static final Listing CHANNELS = Listing.of(ChannelMethod.OF_ACCOUNT, "channels");

    private final ScimUsers scimUsers;
    private final SlackUsers users;
    private final SharedUserGroups userGroups;
    private final SlackPages pages;

    HoldingsReader(
            ScimUsers scimUsers, SlackUsers users, SharedUserGroups userGroups, SlackPages pages) {
        this.scimUsers = requireNonNull(scimUsers, "scimUsers is null");
        this.users = requireNonNull(users, "users is null");
        this.userGroups = requireNonNull(userGroups, "userGroups is null");
        this.pages = requireNonNull(pages, "pages is null");
    }

    List<Entitlement> idpGroups(AccountId account, Deadline deadline) {
        List<String> groups =
                scimUsers.read(account, deadline).map(ScimUser::groups).orElse(List.of());
        return groups.stream().<Entitlement>map(Entitlement.IdpGroup::new).toList();
    }

    /** Returns where the account belongs; nowhere if the Web API knows it no more. */
    List<String> workspaceIds(AccountId account, Deadline deadline) {
        return users.read(account, deadline).map(SlackUser::workspaces).orElse(List.of());
    }

    /** Returns the enabled groups it is in, by a reading that was begun after the given time. */
    SharedUserGroups.Seen userGroups(
            String workspaceId, AccountId account, Instant since, Deadline deadline) {
        return userGroups.of(workspaceId, account, since, deadline);
    }

    /** Returns the public channels, and the private ones in which our installer is too. */
    List<Entitlement> channels(String workspaceId, AccountId account, Deadline deadline) {
        Arguments arguments =
                Arguments.of("user", account.value())
                        .and("team_id", workspaceId)
                        .and("types", "public_channel,private_channel")
                        .and("limit", "999");
        return pages.read(CHANNELS, arguments, deadline, channel -> channel.text("id")).stream()
                .<Entitlement>map(Entitlement.Channel::new)
                .toList();
    }
}
