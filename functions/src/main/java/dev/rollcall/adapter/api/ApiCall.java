package dev.rollcall.adapter.api;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;

import java.net.URI;
import java.util.function.Supplier;

/** Calls an API. */
public final class ApiCall {
    private static final int UNAUTHORIZED = 401;

    private final HttpCaller http;
    private final ApiAuthorization authorization;
    private final ApiReplies replies;

    public ApiCall(HttpCaller http, ApiAuthorization authorization, ApiReplies replies) {
        this.http = requireNonNull(http, "http is null");
        this.authorization = requireNonNull(authorization, "authorization is null");
        this.replies = requireNonNull(replies, "replies is null");
    }

    /**
     * Makes the call; after a 401 once more with fresh credentials.
     *
     * @param path with placeholders for ids, for errors and logs
     * @throws PortFailure if the other side is busy or silent
     */
    public ApiReply get(URI uri, String path) {
        return get(HttpCall.get(uri, path));
    }

    /**
     * Makes the call, to which the credentials are added; after a 401 once more with fresh ones.
     *
     * @throws PortFailure if the other side is busy or silent
     */
    public ApiReply get(HttpCall call) {
        ApiReply reply = once(call);
        if (reply instanceof ApiReply.Refused(int status, _) && status == UNAUTHORIZED) {
            authorization.refused();
            return once(call);
        }
        return reply;
    }

    /**
     * Makes a call that changes something, to which the credentials are added; after a 401, which
     * changes nothing, once more with fresh ones.
     *
     * @throws PortFailure if the other side is busy or silent; whether it has changed anything is
     *     not known
     */
    public ApiReply change(HttpCall call) {
        ApiReply reply = changeOnce(call);
        if (reply instanceof ApiReply.Refused(int status, _) && status == UNAUTHORIZED) {
            authorization.refused();
            return changeOnce(call);
        }
        return reply;
    }

    /** Reads a body of the call at that path; what we do not understand needs a human. */
    public <T> T understood(String path, Supplier<T> reading) {
        return replies.understood("GET " + path, reading);
    }

    private ApiReply changeOnce(HttpCall asked) {
        HttpCall call = authorization.sign(asked);
        return replies.readChange(call.template(), http.call(call));
    }

    private ApiReply once(HttpCall asked) {
        HttpCall call = authorization.sign(asked);
        return replies.read(call.template(), http.call(call));
    }
}
