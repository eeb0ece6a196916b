package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Reads from Okta's API. */
final class OktaCall {
    private final HttpCaller http;
    private final OktaAuthorization authorization;
    private final OktaReplies replies;

    OktaCall(HttpCaller http, OktaAuthorization authorization, InstantSource clock) {
        this.http = requireNonNull(http, "http is null");
        this.authorization = requireNonNull(authorization, "authorization is null");
        this.replies = new OktaReplies(clock);
    }

    /**
     * Makes the call; after a 401 once more with fresh credentials.
     *
     * @throws PortFailure if Okta is busy or silent
     */
    OktaReply get(URI uri, String path) {
        return get(HttpCall.get(uri, path));
    }

    /**
     * Makes the call, to which the credentials are added; after a 401 once more with fresh ones.
     *
     * @throws PortFailure if Okta is busy or silent
     */
    OktaReply get(HttpCall call) {
        OktaReply reply = once(call);
        if (reply instanceof OktaReply.Refused(int status, _) && status == 401) {
            authorization.refused();
            return once(call);
        }
        return reply;
    }

    /** Reads a body of the call at that path; what we do not understand needs a human. */
    <T> T understood(String path, Supplier<T> reading) {
        return replies.understood("GET " + path, reading);
    }

    private OktaReply once(HttpCall asked) {
        HttpCall call =
                asked.header("Accept", "application/json")
                        .header("Authorization", authorization.header());
        return replies.read(call.template(), http.call(call));
    }
}
