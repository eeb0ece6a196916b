package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.application.port.UserGroupEditors;
import dev.rollcall.platform.http.Deadline;

import java.util.ArrayList;
import java.util.List;

/** {@code updated_by} of each workspace's user groups. */
final class GroupEditors implements UserGroupEditors {
    private static final Listing GROUPS = Listing.of("usergroups.list", "usergroups");

    /** Twenty calls a minute are allowed, to leavers' steps too. */
    private static final int MOST_WORKSPACES = 8;

    private final SlackPages pages;
    private final Workspaces workspaces;

    GroupEditors(SlackPages pages, Workspaces workspaces) {
        this.pages = requireNonNull(pages, "pages is null");
        this.workspaces = requireNonNull(workspaces, "workspaces is null");
    }

    @Override
    public Seen look() {
        List<String> all = workspaces.ids();
        List<Edited> groups = new ArrayList<>();
        all.stream().limit(MOST_WORKSPACES).forEach(workspace -> groups.addAll(of(workspace)));
        return new Seen(groups, all.size() <= MOST_WORKSPACES);
    }

    private List<Edited> of(String workspace) {
        return pages.read(
                GROUPS,
                Arguments.of("team_id", workspace).and("include_disabled", "false"),
                Deadline.distant(),
                group ->
                        new Edited(
                                workspace,
                                group.text("id"),
                                group.optionalText("updated_by").orElse("unknown")));
    }
}
