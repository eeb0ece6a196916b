package dev.rollcall.adapter.okta;

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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * The access token of our service app, by client credentials with {@code private_key_jwt}; kept
 * until shortly before it expires.
 */
final class OktaAccessToken {
    private static final String PATH = "/oauth2/v1/token";
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private record Known(OktaCredentials.ServiceApp app, Secret token, Instant until) {}

    private final URI tokenUrl;
    private final HttpCaller http;
    private final ApiReplies replies;
    private final String scopes;
    private final Supplier<String> uniqueIds;
    private final InstantSource clock;
    private @Nullable Known known;

    /**
     * @param scopes what it shall be good for, with spaces between
     * @param uniqueIds makes ids that nobody can guess and that never come twice
     */
    OktaAccessToken(
            OktaSettings settings,
            HttpCaller http,
            String scopes,
            Supplier<String> uniqueIds,
            InstantSource clock) {
        this.tokenUrl = UriText.below(settings.organisation(), PATH);
        this.http = requireNonNull(http, "http is null");
        this.replies = new ApiReplies(new OktaDialect(), clock);
        this.scopes = requireNonNull(scopes, "scopes is null");
        this.uniqueIds = requireNonNull(uniqueIds, "uniqueIds is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    synchronized Secret of(OktaCredentials.ServiceApp app) {
        Instant now = clock.instant();
        Known before = known;
        if (before != null && before.app().equals(app) && now.isBefore(before.until())) {
            return before.token();
        }
        Known fresh = ask(app, now);
        known = fresh;
        return fresh.token();
    }

    synchronized void forget() {
        known = null;
    }

    private Known ask(OktaCredentials.ServiceApp app, Instant now) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("scope", scopes);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", ClientAssertion.sign(app, tokenUrl, now, uniqueIds.get()));
        HttpCall call =
                HttpCall.post(
                                tokenUrl,
                                PATH,
                                "application/x-www-form-urlencoded",
                                UriText.form(form))
                        .header("Accept", "application/json");
        return switch (replies.read(call.template(), http.call(call))) {
            case ApiReply.Refused refused -> throw refusal(call, refused);
            case ApiReply.Read read ->
                    replies.understood(call.template(), () -> known(app, read.object(), now));
        };
    }

    private static Known known(OktaCredentials.ServiceApp app, JsonObject body, Instant now) {
        Duration lifetime = Duration.ofSeconds(body.wholeNumber("expires_in"));
        return new Known(app, token(body), now.plus(lifetime).minus(MARGIN));
    }

    private static Secret token(JsonObject body) {
        try {
            return new Secret(body.text("access_token")).forHeader();
        } catch (IllegalArgumentException _) {
            throw new MalformedJson(body.place() + ".access_token cannot stand in a header");
        }
    }

    private static PortFailure.NeedsHuman refusal(HttpCall call, ApiReply.Refused refused) {
        return switch (refused.code()) {
            case "use_dpop_nonce", "invalid_dpop_proof" ->
                    new PortFailure.NeedsHuman(
                            "Okta's token (the app demands DPoP, which Rollcall does not speak:"
                                    + " turn off the box 'Require Demonstrating Proof of Possession"
                                    + " (DPoP) header in token requests' in the app's settings)",
                            refused.code());
            default -> new PortFailure.NeedsHuman(call.template(), refused.code());
        };
    }
}
