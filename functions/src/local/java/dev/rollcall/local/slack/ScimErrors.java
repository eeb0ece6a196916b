package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.slack.scim.ScimRefusal;
import dev.rollcall.local.slack.scim.Urn;

/** Refusals of SCIM in one of the two shapes that Slack is known to send. */
final class ScimErrors {
    private final SlackOrganisation slack;

    ScimErrors(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    Reply.Answer answer(int status, String code) {
        return answer(ScimRefusal.of(status, code));
    }

    Reply.Answer answer(ScimRefusal refusal) {
        Switches.Errors errors = slack.switches().errors();
        int status = errors.statuses().getOrDefault(refusal.code(), refusal.status());
        String about = refusal.about();
        String words =
                errors.suffix() && !about.isEmpty()
                        ? refusal.code() + " (" + about + ")"
                        : refusal.code();
        if (errors.oldShape()) {
            return old(status, words);
        }
        ObjectNode error = Json.object();
        error.putArray("schemas").add(Urn.ERROR);
        error.put("detail", words);
        if (errors.statusAsText()) {
            error.put("status", Integer.toString(status));
        } else {
            error.put("status", status);
        }
        return Reply.json(status, error);
    }

    /** A bad token is answered in the old shape, by version 2 too. */
    static Reply.Answer unauthenticated(boolean missing) {
        return old(401, missing ? "missing_authentication" : "invalid_authentication");
    }

    private static Reply.Answer old(int status, String description) {
        ObjectNode errors = Json.object().put("description", description).put("code", status);
        return Reply.json(status, Json.object().set("Errors", errors));
    }
}
