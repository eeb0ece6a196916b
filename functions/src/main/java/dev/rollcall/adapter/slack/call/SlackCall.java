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
import java.util.Set;

/**
 * Calls Web API methods. Slack answers 200 and says in {@code ok} and {@code error} what happened
 * (docs.slack.dev/apis/web-api).
 */
public final class SlackCall {
    private final SlackTransport transport;
    private final URI base;

    public SlackCall(SlackTransport transport, URI base) {
        this.transport = requireNonNull(transport, "transport is null");
        this.base = requireNonNull(base, "base is null");
    }

    /**
     * Calls a method with the token that the catalogue says. One that changes nothing may be sent
     * twice.
     */
    public SlackOutcome call(WebMethod method, Arguments arguments, Deadline deadline) {
        return call(method, method.token(), arguments, deadline);
    }

    /** Calls a method with another token than its own: {@code auth.test} tells of any. */
    public SlackOutcome call(
            WebMethod method, SlackTokens.Kind token, Arguments arguments, Deadline deadline) {
        return transport.send(request(method, arguments), token, deadline, SlackCall::outcome);
    }

    /** Returns the call as it is sent, for whoever wants more of its answer than the body. */
    public HttpCall request(WebMethod method, Arguments arguments) {
        HttpCall call =
                HttpCall.post(
                        UriText.below(base, "/" + method.documentedAs()),
                        "/api/" + method.documentedAs(),
                        "application/x-www-form-urlencoded; charset=utf-8",
                        UriText.form(arguments.map()));
        return method.access() == Endpoint.Access.READ ? call.reading() : call;
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
            return done(body);
        }
        return SlackErrors.code(body)
                .map(code -> failed(code, body))
                .orElseGet(() -> withoutBody(answer.status()));
    }

    private static SlackOutcome done(JsonObject body) {
        Set<String> rejected = Rejected.byYes(body);
        return rejected.isEmpty()
                ? new SlackOutcome.Done(body)
                : new SlackOutcome.InPart("done-in-part", rejected);
    }

    private static SlackOutcome failed(String code, JsonObject body) {
        Fault fault = SlackErrors.fault(code);
        Set<String> rejected = Rejected.byNo(body);
        return fault == Fault.IN_PART || !rejected.isEmpty()
                ? new SlackOutcome.InPart(code, rejected)
                : new SlackOutcome.Failed(fault, code);
    }

    private static SlackOutcome withoutBody(int status) {
        String code = "http-" + status;
        return status >= 300 && status < 500
                ? new SlackOutcome.Failed(Fault.HUMAN, code)
                : new SlackOutcome.Unclear(code);
    }
}
