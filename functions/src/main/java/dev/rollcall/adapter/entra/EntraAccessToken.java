package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiReplies;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * The access token of our application, by client credentials; kept until shortly before it expires.
 */
final class EntraAccessToken {
    private static final String PATH = "/{tenant}/oauth2/v2.0/token";
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private record Known(EntraCredentials credentials, Secret token, Instant until) {}

    private final EntraSettings settings;
    private final HttpCaller http;
    private final ApiReplies replies;
    private final Supplier<String> uniqueIds;
    private final InstantSource clock;
    private @Nullable Known known;

    /**
     * @param uniqueIds makes ids that nobody can guess and that never come twice
     */
    EntraAccessToken(
            EntraSettings settings,
            HttpCaller http,
            Supplier<String> uniqueIds,
            InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.http = requireNonNull(http, "http is null");
        this.replies = new ApiReplies(new EntraDialect(), clock);
        this.uniqueIds = requireNonNull(uniqueIds, "uniqueIds is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    synchronized Secret of(EntraCredentials credentials) {
        Instant now = clock.instant();
        Known before = known;
        if (before != null
                && before.credentials().equals(credentials)
                && now.isBefore(before.until())) {
            return before.token();
        }
        Known fresh = ask(credentials, now);
        known = fresh;
        return fresh.token();
    }

    synchronized void forget() {
        known = null;
    }

    private Known ask(EntraCredentials credentials, Instant now) {
        HttpCall call =
                HttpCall.post(
                                settings.tokenUrl(),
                                PATH,
                                "application/x-www-form-urlencoded",
                                UriText.form(form(credentials, now)))
                        .header("Accept", "application/json");
        return switch (replies.read(call.template(), http.call(call))) {
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman(call.template(), refused.code());
            case ApiReply.Read read ->
                    replies.understood(
                            call.template(), () -> known(credentials, read.object(), now));
        };
    }

    private SequencedMap<String, String> form(EntraCredentials credentials, Instant now) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("scope", settings.scope());
        form.put("client_id", credentials.clientId());
        switch (credentials) {
            case EntraCredentials.ClientSecret(_, Secret secret) ->
                    form.put("client_secret", secret.value());
            case EntraCredentials.Certificate certificate -> {
                form.put(
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
                form.put(
                        "client_assertion",
                        EntraAssertion.sign(
                                certificate, settings.tokenUrl(), now, uniqueIds.get()));
            }
        }
        return form;
    }

    private static Known known(EntraCredentials credentials, JsonObject body, Instant now) {
        Duration lifetime = Duration.ofSeconds(body.wholeNumber("expires_in"));
        return new Known(credentials, token(body), now.plus(lifetime).minus(MARGIN));
    }

    private static Secret token(JsonObject body) {
        try {
            return new Secret(body.text("access_token")).forHeader();
        } catch (IllegalArgumentException _) {
            throw new MalformedJson(body.place() + ".access_token cannot stand in a header");
        }
    }
}
