package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.SlackToken;

/** Finds the user group of a call, and says who may edit it. */
final class UserGroupLookup {
    private final SlackOrganisation slack;

    UserGroupLookup(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /** Returns the workspace that the call is about. */
    String team(WebCall call, String otherwise) {
        if (!slack.hasGrid()) {
            return slack.workspaces().getFirst().id();
        }
        String team = new Lookup(slack).context(call, otherwise);
        if (new Lookup(slack).found(team).isEmpty()) {
            throw new Refusal("invalid_team");
        }
        return team;
    }

    SlackGroup group(WebCall call) {
        String team = team(call, "target_team_must_be_specified_in_org_context");
        return slack.group(
                        SlackGroup.Kind.USER_GROUP,
                        call.arguments()
                                .text("usergroup")
                                .orElseThrow(() -> new Refusal("missing_argument")))
                .filter(group -> group.workspaceId().equals(team))
                .orElseThrow(() -> new Refusal("no_such_subteam"));
    }

    /** A workspace may keep the editing of groups for its admins; no bot is one. */
    void checkEditor(WebCall call) {
        if (slack.switches().offers().anybodyEditsUserGroups()) {
            return;
        }
        SlackAccount.Rank rank =
                slack.account(call.by()).map(SlackAccount::rank).orElse(SlackAccount.Rank.MEMBER);
        if (call.token().kind() == SlackToken.Kind.BOT
                || rank.compareTo(SlackAccount.Rank.ADMIN) < 0) {
            throw new Refusal("permission_denied");
        }
    }
}
