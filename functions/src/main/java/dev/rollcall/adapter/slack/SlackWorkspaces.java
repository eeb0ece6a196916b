package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.WorkspaceMethod;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The organisation's workspaces, by {@code admin.teams.list}; at most five minutes old. On the plan
 * Business+ there is one, which {@code auth.test} names, and its primary owner is one by rank.
 */
final class SlackWorkspaces {
    private static final Listing LIST = Listing.of(WorkspaceMethod.LIST, "teams");
    private static final Duration OLDEST = Duration.ofMinutes(5);

    /** A workspace and the owner that Slack never lets go. */
    record Workspace(String id, String name, Optional<AccountId> primaryOwner) {
        Workspace {
            requireNonNull(id, "id is null");
            requireNonNull(name, "name is null");
            requireNonNull(primaryOwner, "primaryOwner is null");
        }

        private static Workspace read(JsonObject team) {
            return new Workspace(
                    team.text("id"),
                    team.optionalText("name").orElse(""),
                    team.optionalObject("primary_owner").map(o -> Ids.account(o, "user_id")));
        }
    }

    private final SlackPages pages;
    private final SlackIdentity identity;
    private final InstantSource clock;
    private List<Workspace> known = List.of();
    private Instant readAt = Instant.MIN;

    SlackWorkspaces(SlackPages pages, SlackIdentity identity, InstantSource clock) {
        this.pages = requireNonNull(pages, "pages is null");
        this.identity = requireNonNull(identity, "identity is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    synchronized List<Workspace> all(Deadline deadline) {
        Instant now = clock.instant();
        if (readAt.isBefore(now.minus(OLDEST))) {
            known = read(deadline);
            readAt = now;
        }
        return known;
    }

    /** Returns the ids of all workspaces. */
    List<String> ids(Deadline deadline) {
        return all(deadline).stream().map(Workspace::id).toList();
    }

    boolean hasPrimaryOwner(AccountId account, Deadline deadline) {
        return all(deadline).stream()
                .anyMatch(workspace -> workspace.primaryOwner().equals(Optional.of(account)));
    }

    private List<Workspace> read(Deadline deadline) {
        if (identity.isLoneWorkspace()) {
            return List.of(
                    new Workspace(
                            identity.identity().organisation(),
                            identity.identity().team(),
                            Optional.empty()));
        }
        return pages.read(LIST, Arguments.of("limit", "1000"), deadline, Workspace::read);
    }
}
