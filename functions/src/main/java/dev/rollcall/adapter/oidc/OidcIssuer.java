package dev.rollcall.adapter.oidc;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.jose.KeySet;
import dev.rollcall.application.port.Issuer;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** An OpenID Connect issuer. Everything is asked on its own host, and no redirect is followed. */
public final class OidcIssuer implements Issuer {
    /** The client secret's logical name, for a client that has one. */
    public static final String SECRET = "oidc-client";

    private final OidcSettings settings;
    private final Secrets secrets;
    private final OidcAnswers answers;
    private final Discovery discovery;
    private final IdToken idToken;

    public OidcIssuer(
            OidcSettings settings, Secrets secrets, HttpCaller http, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.answers = new OidcAnswers(http, clock);
        this.discovery = new Discovery(settings, answers, clock);
        this.idToken =
                new IdToken(settings, new KeySet("The OIDC issuer", this::keys, clock), clock);
    }

    /** A fresh sign-in is asked for twice over: old issuers know only one of the two ways. */
    @Override
    public URI authorization(String state, String nonce, String verifier) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", settings.redirect().toString());
        query.put("scope", "openid");
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        query.put("prompt", "login");
        query.put("max_age", "0");
        URI endpoint = discovery.endpoints().authorization();
        String joint = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + joint + UriText.form(query));
    }

    @Override
    public SignedIn redeem(String code, String nonce, String verifier) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", settings.redirect().toString());
        form.put("client_id", settings.clientId());
        form.put("code_verifier", verifier);
        HttpCall call =
                authenticated(
                        HttpCall.post(
                                        discovery.endpoints().token(),
                                        "{token_endpoint}",
                                        "application/x-www-form-urlencoded",
                                        UriText.form(form))
                                .header("Accept", "application/json"));
        return switch (answers.call(call)) {
            case OidcAnswers.Answer.Refused(String why) -> refused(call, why);
            case OidcAnswers.Answer.Read(JsonObject body) ->
                    idToken.check(
                            OidcAnswers.understood(call, body, b -> b.text("id_token")), nonce);
        };
    }

    private JsonObject keys() {
        HttpCall call =
                HttpCall.get(discovery.endpoints().keys(), "{jwks_uri}")
                        .header("Accept", "application/json");
        return answers.demand(call, body -> body);
    }

    /** Names and secrets are form-encoded before they are joined (RFC 6749, 2.3.1). */
    private HttpCall authenticated(HttpCall call) {
        Optional<String> secret =
                settings.clientSecret().map(name -> secrets.current(name).value());
        if (secret.isEmpty()) {
            return call;
        }
        String pair = UriText.encode(settings.clientId()) + ":" + UriText.encode(secret.get());
        return call.header(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private SignedIn refused(HttpCall call, String why) {
        return switch (why) {
            case "invalid_client", "unauthorized_client" -> {
                settings.clientSecret().ifPresent(secrets::refresh);
                throw new PortFailure.NeedsHuman(call.template(), why);
            }
            default -> new SignedIn.Refused(why);
        };
    }

    /** RFC 7636, 4.2. */
    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }
}
