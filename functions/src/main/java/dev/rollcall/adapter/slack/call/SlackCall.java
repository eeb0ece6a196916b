package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * Calls Web API methods. Slack answers 200 and says in {@code ok} and {@code error} what happened
 * (docs.slack.dev/apis/web-api).
 */
public final class SlackCall {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,79}");

    private final SlackTransport transport;
    private final URI base;

    public SlackCall(SlackTransport transport, URI base) {
        this.transport = requireNonNull(transport, "transport is null");
        this.base = requireNonNull(base, "base is null");
    }

    /** Calls a method that changes nothing; it may be sent twice. */
    public SlackOutcome read(
            String method, SequencedMap<String, String> arguments, Deadline deadline) {
        return send(call(method, arguments).reading(), SlackTokens.Kind.ADMIN, deadline);
    }

    /** Calls a method that changes something. */
    public SlackOutcome write(
            String method, SequencedMap<String, String> arguments, Deadline deadline) {
        return send(call(method, arguments), SlackTokens.Kind.ADMIN, deadline);
    }

    public SlackOutcome send(HttpCall call, SlackTokens.Kind token, Deadline deadline) {
        return transport.send(call, token, deadline, SlackCall::outcome);
    }

    public HttpCall call(String method, SequencedMap<String, String> arguments) {
        return HttpCall.post(
                UriText.below(base, "/" + method),
                "/api/" + method,
                "application/x-www-form-urlencoded; charset=utf-8",
                UriText.form(arguments));
    }

    /** Returns what an answer of a Web API method says. */
    public static SlackOutcome outcome(HttpReply.Answer answer) {
        JsonObject body;
        try {
            body = Json.readObject(answer.body());
        } catch (MalformedJson _) {
            return withoutBody(answer.status());
        }
        if (answer.status() == 200 && body.isTrue("ok")) {
            return new SlackOutcome.Done(body);
        }
        String code =
                body.member("error")
                        .map(error -> error.asText(""))
                        .filter(text -> CODE.matcher(text).matches())
                        .orElse("");
        return code.isEmpty()
                ? withoutBody(answer.status())
                : new SlackOutcome.Failed(SlackErrors.fault(code), code);
    }

    private static SlackOutcome withoutBody(int status) {
        String code = "http-" + status;
        return status >= 300 && status < 500
                ? new SlackOutcome.Failed(Fault.HUMAN, code)
                : new SlackOutcome.Unclear(code);
    }
}
