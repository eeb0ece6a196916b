package dev.rollcall.adapter.ssf;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * What the transmitter publishes: its configuration (OpenID Shared Signals Framework 1.0,
 * "Transmitter Configuration Metadata") and its keys. Redirects are not followed.
 */
final class TransmitterDocuments {
    private static final String WELL_KNOWN = "/.well-known/ssf-configuration";

    /** Either is some kilobytes. */
    private static final int LONGEST = 256 * 1024;

    private final SsfSettings settings;
    private final HttpCaller http;
    private @Nullable URI discovered;

    TransmitterDocuments(SsfSettings settings, HttpCaller http) {
        this.settings = requireNonNull(settings, "settings is null");
        this.http = requireNonNull(http, "http is null");
    }

    JsonObject keys() {
        return get(settings.keys().orElseGet(this::discovered), "{jwks_uri}");
    }

    private synchronized URI discovered() {
        URI before = discovered;
        if (before != null) {
            return before;
        }
        JsonObject configuration = get(configuration(settings.issuer()), WELL_KNOWN);
        URI found = keys(configuration);
        discovered = found;
        return found;
    }

    /** The well-known part stands between the host and the issuer's own path. */
    private static URI configuration(URI issuer) {
        String path = issuer.getRawPath() == null ? "" : issuer.getRawPath();
        String own = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return URI.create(issuer.getScheme() + "://" + issuer.getRawAuthority() + WELL_KNOWN + own);
    }

    private URI keys(JsonObject configuration) {
        try {
            URI keys = new URI(configuration.text("jwks_uri"));
            if (configuration.text("issuer").equals(settings.issuer().toString())
                    && SsfSettings.isSafe(keys)) {
                return keys;
            }
        } catch (URISyntaxException | MalformedJson _) {
            // Refused below.
        }
        throw new PortFailure.NeedsHuman(
                "The transmitter's configuration (its issuer must be SsfIssuer, its jwks_uri an"
                        + " https address)",
                "unusable-configuration");
    }

    private JsonObject get(URI uri, String template) {
        HttpCall call = HttpCall.get(uri, template).header("Accept", "application/json");
        return switch (http.call(call)) {
            case HttpReply.NotSent(var code) -> throw unavailable(template, code);
            case HttpReply.Lost(var code) -> throw unavailable(template, code);
            case HttpReply.Answer answer -> read(template, answer);
        };
    }

    private static JsonObject read(String template, HttpReply.Answer answer) {
        if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 429) {
            throw new PortFailure.NeedsHuman(
                    "The transmitter's " + template, "http-" + answer.status());
        }
        if (answer.status() != 200 || answer.body().length() > LONGEST) {
            throw unavailable(template, "http-" + answer.status());
        }
        try {
            return Json.readObject(answer.body());
        } catch (MalformedJson _) {
            throw unavailable(template, "not-json");
        }
    }

    private static PortFailure.Unavailable unavailable(String template, String code) {
        return new PortFailure.Unavailable("The transmitter's " + template + ": " + code);
    }
}
