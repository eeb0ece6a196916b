package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;

import java.util.List;
import java.util.Set;

/**
 * In which workspaces to look for what somebody has there: those where the account belongs. Slack
 * may show none of a deactivated account; then it is those where it belonged before, and all of
 * them if nobody knows of any.
 */
record Belonging(SlackUsers users, SlackWorkspaces workspaces) {
    Belonging {
        requireNonNull(users, "users is null");
        requireNonNull(workspaces, "workspaces is null");
    }

    List<String> of(AccountId account, Set<String> before, Deadline deadline) {
        List<String> own =
                users.read(account, deadline).map(SlackUser::workspaces).orElse(List.of());
        if (!own.isEmpty()) {
            return own;
        }
        return before.isEmpty() ? workspaces.ids(deadline) : before.stream().sorted().toList();
    }
}
