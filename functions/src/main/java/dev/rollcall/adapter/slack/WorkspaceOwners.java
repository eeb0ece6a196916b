package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.AccountMethod;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.WorkspaceMethod;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The owners of single workspaces, by {@code admin.teams.owners.list}; at most five minutes old.
 * {@code users.info} with the organisation's token tells of the workspace in view only. On the plan
 * Business+ they are among {@code users.list}, by rank.
 */
final class WorkspaceOwners {
    private static final Listing LIST = Listing.of(WorkspaceMethod.OWNERS, "owner_ids");
    private static final Listing MEMBERS = Listing.of(AccountMethod.MEMBERS, "members");
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private record Known(Set<AccountId> owners, Instant readAt) {}

    private final SlackPages pages;
    private final SlackIdentity identity;
    private final InstantSource clock;
    private final Map<String, Known> known = new HashMap<>();

    WorkspaceOwners(SlackPages pages, SlackIdentity identity, InstantSource clock) {
        this.pages = requireNonNull(pages, "pages is null");
        this.identity = requireNonNull(identity, "identity is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    boolean isOwner(AccountId account, String workspaceId) {
        return of(workspaceId).contains(account);
    }

    synchronized Set<AccountId> of(String workspaceId) {
        Instant now = clock.instant();
        Known owners = known.get(workspaceId);
        if (owners == null || owners.readAt().isBefore(now.minus(OLDEST))) {
            owners = new Known(read(workspaceId), now);
            known.put(workspaceId, owners);
        }
        return owners.owners();
    }

    private Set<AccountId> read(String workspaceId) {
        if (identity.isLoneWorkspace()) {
            return amongMembers();
        }
        Arguments arguments = Arguments.of("team_id", workspaceId).and("limit", "1000");
        return Set.copyOf(pages.accounts(LIST, arguments, Deadline.distant()));
    }

    private Set<AccountId> amongMembers() {
        return pages
                .read(
                        MEMBERS,
                        Arguments.of("limit", "1000"),
                        Deadline.distant(),
                        SlackUser::ofMember)
                .stream()
                .filter(SlackUser::isOwner)
                .map(SlackUser::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
