package dev.rollcall.adapter.slack.call;

import dev.rollcall.adapter.scim.ScimErrorCode;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import java.util.Optional;

/** What SCIM's answers mean: the status, and the code word wherever there is one. */
enum ScimDialect implements Dialect {
    /** What is asked is in the answer's body. */
    TELLS {
        @Override
        SlackOutcome yes(HttpReply.Answer answer) {
            try {
                return new SlackOutcome.Done(Json.readObject(answer.body()));
            } catch (MalformedJson _) {
                return new SlackOutcome.Unclear("not-json");
            }
        }
    },
    /** That it was done is all we want to know. */
    OBEYS {
        @Override
        SlackOutcome yes(HttpReply.Answer answer) {
            return new SlackOutcome.Done(Json.readObject("{}"));
        }
    };

    private static final String LOCKED = "resource_locked";

    abstract SlackOutcome yes(HttpReply.Answer answer);

    @Override
    public SlackOutcome outcome(HttpReply.Answer answer) {
        if (answer.status() >= 200 && answer.status() <= 204) {
            return yes(answer);
        }
        Optional<String> code = ScimErrorCode.in(answer.body());
        return new SlackOutcome.Failed(
                ScimErrors.fault(answer.status(), code), code.orElse("http-" + answer.status()));
    }

    @Override
    public boolean isLock(HttpReply.Answer answer) {
        return ScimErrorCode.in(answer.body()).filter(LOCKED::equals).isPresent();
    }
}
