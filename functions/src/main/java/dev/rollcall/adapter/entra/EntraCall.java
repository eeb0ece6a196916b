package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Reads from Graph. */
final class EntraCall {
    private final HttpCaller http;
    private final EntraAuthorization authorization;
    private final EntraReplies replies;

    EntraCall(HttpCaller http, EntraAuthorization authorization, InstantSource clock) {
        this.http = requireNonNull(http, "http is null");
        this.authorization = requireNonNull(authorization, "authorization is null");
        this.replies = new EntraReplies(clock);
    }

    /**
     * Makes the call; after a 401 once more with fresh credentials.
     *
     * @throws PortFailure if Graph is busy or silent
     */
    EntraReply get(URI uri, String path) {
        return get(HttpCall.get(uri, path));
    }

    /**
     * Makes the call, to which the credentials are added; after a 401 once more with fresh ones.
     *
     * @throws PortFailure if Graph is busy or silent
     */
    EntraReply get(HttpCall call) {
        EntraReply reply = once(call);
        if (reply instanceof EntraReply.Refused(int status, _) && status == 401) {
            authorization.refused();
            return once(call);
        }
        return reply;
    }

    /** Reads a body of the call at that path; what we do not understand needs a human. */
    <T> T understood(String path, Supplier<T> reading) {
        return replies.understood("GET " + path, reading);
    }

    private EntraReply once(HttpCall asked) {
        HttpCall call = asked.header("Authorization", authorization.header());
        return replies.read(call.template(), http.call(call));
    }
}
