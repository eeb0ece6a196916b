package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.UriText;

import java.net.URI;
import java.time.InstantSource;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * Reads from the SCIM server. Each address is made here, below the configured one; none that the
 * server names is followed, since our token goes with the call.
 */
final class ScimSourceCall {
    private final ScimSourceSettings settings;
    private final HttpCaller http;
    private final ScimSourceToken token;
    private final ScimReplies replies;

    ScimSourceCall(
            ScimSourceSettings settings,
            HttpCaller http,
            ScimSourceToken token,
            InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.http = requireNonNull(http, "http is null");
        this.token = requireNonNull(token, "token is null");
        this.replies = new ScimReplies(clock);
    }

    /**
     * Makes the call; after a 401 once more with a fresh token.
     *
     * @param path with placeholders for ids, for errors and logs
     * @throws PortFailure if the server is busy or silent
     */
    ScimReply get(String path, String at, SequencedMap<String, String> query) {
        URI uri = settings.at(at + "?" + UriText.form(query));
        ScimReply reply = once(path, uri);
        if (reply instanceof ScimReply.Refused(int status, _) && status == 401) {
            token.refused();
            return once(path, uri);
        }
        return reply;
    }

    /** Reads a body of the call at that path; what we do not understand needs a human. */
    <T> T understood(String path, Supplier<T> reading) {
        return replies.understood("GET " + path, reading);
    }

    private ScimReply once(String path, URI uri) {
        HttpCall call =
                HttpCall.get(uri, path)
                        .header("Accept", "application/scim+json, application/json")
                        .header("Authorization", token.header());
        return replies.read(call.template(), http.call(call));
    }
}
