package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.WorkspaceMethod;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.platform.http.Deadline;

import java.time.InstantSource;

/**
 * Who is in a workspace ({@code admin.users.assign}, {@code admin.users.remove}).
 *
 * <p>Assigning an account that the organisation has deactivated makes it active again everywhere,
 * says the method's page. So SCIM is asked right before, and an account that it does not show as
 * active is not assigned. Between the look and the call somebody else may deactivate it: whoever
 * writes reads {@code active} back as well.
 */
final class WorkspaceMembers {
    private final SlackCall slack;
    private final SlackUsers users;
    private final ScimUsers scimUsers;
    private final InstantSource clock;

    WorkspaceMembers(SlackCall slack, SlackUsers users, ScimUsers scimUsers, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.users = requireNonNull(users, "users is null");
        this.scimUsers = requireNonNull(scimUsers, "scimUsers is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Of an account that Slack does not know nobody can say that it is in no workspace. */
    boolean isIn(AccountId account, Entitlement.Workspace workspace) {
        return users.read(account, Deadline.distant())
                .map(user -> user.workspaces().contains(workspace.workspaceId()))
                .orElseThrow(() -> new PortFailure.NeedsHuman("users.info", "user_not_found"));
    }

    /** Leaves the account in the organisation and in its other workspaces. */
    WriteReply leave(AccountId account, Entitlement.Workspace workspace) {
        return slack.call(WorkspaceMethod.REMOVE, arguments(account, workspace), Deadline.distant())
                .asWrite(clock.instant());
    }

    WriteReply join(AccountId account, Entitlement.Workspace workspace) {
        try {
            boolean active =
                    scimUsers
                            .read(account, Deadline.distant())
                            .map(user -> user.active())
                            .orElse(false);
            if (!active) {
                return new WriteReply.Refused("account-not-active");
            }
        } catch (PortFailure failure) {
            return SlackOutcome.unsent(failure).asWrite(clock.instant());
        }
        return slack.call(WorkspaceMethod.ASSIGN, arguments(account, workspace), Deadline.distant())
                .asWrite(clock.instant());
    }

    private static Arguments arguments(AccountId account, Entitlement.Workspace workspace) {
        return Arguments.of("team_id", workspace.workspaceId()).and("user_id", account.value());
    }
}
