package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.UriText;

import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * Reads from the SCIM server. Each address is made here, below the configured one; none that the
 * server names is followed, since our token goes with the call.
 */
final class ScimSourceCall {
    private final ScimSourceSettings settings;
    private final ApiCall api;

    ScimSourceCall(ScimSourceSettings settings, ApiCall api) {
        this.settings = requireNonNull(settings, "settings is null");
        this.api = requireNonNull(api, "api is null");
    }

    /**
     * Makes the call; after a 401 once more with a fresh token.
     *
     * @param path with placeholders for ids, for errors and logs
     * @throws PortFailure if the server is busy or silent
     */
    ApiReply get(String path, String at, SequencedMap<String, String> query) {
        return api.get(settings.at(at + "?" + UriText.form(query)), path);
    }

    /** Reads a body of the call at that path; what we do not understand needs a human. */
    <T> T understood(String path, Supplier<T> reading) {
        return api.understood(path, reading);
    }
}
