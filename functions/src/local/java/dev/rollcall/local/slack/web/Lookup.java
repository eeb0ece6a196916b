package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackOrganisation.Workspace;

import java.util.Optional;

/** Finds what a method's arguments name. */
final class Lookup {
    private final SlackOrganisation slack;

    Lookup(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    SlackAccount account(WebCall call, String name) {
        return slack.account(call.arguments().required(name))
                .orElseThrow(() -> new Refusal("user_not_found"));
    }

    Workspace team(WebCall call, String name) {
        return team(call.arguments().required(name));
    }

    Workspace team(String id) {
        return found(id).orElseThrow(() -> new Refusal("team_not_found"));
    }

    Optional<Workspace> found(String id) {
        return slack.workspaces().stream().filter(w -> w.id().equals(id)).findFirst();
    }

    /** Returns the workspace that the call is about: its token's own, or the one it names. */
    String context(WebCall call, String otherwise) {
        return call.token()
                .workspace()
                .or(() -> call.arguments().text("team_id"))
                .orElseThrow(() -> new Refusal(otherwise));
    }

    SlackGroup idpGroup(WebCall call, String name, String otherwise) {
        return slack.group(SlackGroup.Kind.IDP_GROUP, call.arguments().required(name))
                .orElseThrow(() -> new Refusal(otherwise));
    }
}
