package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;

import java.util.List;

/**
 * In which workspaces to look for what somebody has there: those where the account belongs. Slack
 * may show none of a deactivated account; then it is all of them.
 */
record Belonging(SlackUsers users, SlackWorkspaces workspaces) {
    Belonging {
        requireNonNull(users, "users is null");
        requireNonNull(workspaces, "workspaces is null");
    }

    List<String> of(AccountId account, Deadline deadline) {
        List<String> own =
                users.read(account, deadline).map(SlackUser::workspaces).orElse(List.of());
        return own.isEmpty() ? workspaces.ids(deadline) : own;
    }
}
