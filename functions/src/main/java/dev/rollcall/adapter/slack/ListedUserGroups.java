package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.UserGroupMethod;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A workspace's user groups with their handles, disabled ones too, and which of them somebody else
 * has changed within a week. Slack lists them all at once (docs.slack.dev/reference/methods/
 * usergroups.list).
 */
final class ListedUserGroups {
    private static final Listing GROUPS = Listing.of(UserGroupMethod.LIST, "usergroups");

    /** Whoever changed a group longer ago than that need not be about to do it again. */
    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private final SlackPages pages;
    private final SlackIdentity identity;
    private final InstantSource clock;

    /** One row of the list. */
    private record Row(String id, String handle, Optional<LocalDate> foreign) {}

    ListedUserGroups(SlackPages pages, SlackIdentity identity, InstantSource clock) {
        this.pages = requireNonNull(pages, "pages is null");
        this.identity = requireNonNull(identity, "identity is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    PolicyWorld of(String workspaceId) {
        Map<Entitlement, String> things = new HashMap<>();
        Map<Entitlement, String> writers = new HashMap<>();
        String ours = identity.identity().installer().value();
        pages.read(
                        GROUPS,
                        Arguments.of("team_id", workspaceId).and("include_disabled", "true"),
                        Deadline.distant(),
                        group -> row(group, ours))
                .forEach(row -> {
                    Entitlement group = new Entitlement.UserGroup(workspaceId, row.id());
                    things.put(group, row.handle());
                    row.foreign().ifPresent(day -> writers.put(group, "somebody else on " + day));
                });
        return new PolicyWorld(Map.of(), things, writers, Map.of(), Map.of());
    }

    private Row row(JsonObject group, String ours) {
        Optional<LocalDate> foreign =
                UserGroupShown.edited(group)
                        .filter(edit -> !edit.by().equals(ours))
                        .filter(edit -> edit.at().isAfter(clock.instant().minus(LOOKED_BACK)))
                        .map(edit -> LocalDate.ofInstant(edit.at(), ZoneOffset.UTC));
        return new Row(group.text("id"), group.text("handle"), foreign);
    }
}
