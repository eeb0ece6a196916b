package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.time.Timeline;

import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who may call: an SSWS token, or a bearer token got with a signed assertion. */
public final class OktaTokens {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Timeline timeline;
    private final Map<String, Instant> bearers = new HashMap<>();
    private final Set<String> usedAssertions = new HashSet<>();
    private final Set<String> apiTokens = new HashSet<>();
    private final Set<String> granted =
            new HashSet<>(
                    Set.of(
                            "okta.users.read",
                            "okta.groups.read",
                            "okta.logs.read",
                            "okta.apps.read"));
    private Optional<ServiceApp> app = Optional.empty();

    private record ServiceApp(String clientId, RSAPublicKey key) {}

    OktaTokens(Timeline timeline) {
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    /** Registers the service app that may ask for tokens. */
    public synchronized void register(String clientId, RSAPublicKey key) {
        app = Optional.of(new ServiceApp(clientId, key));
    }

    public synchronized void allowApiToken(String token) {
        apiTokens.add(token);
    }

    /** Takes back a scope that the service app was granted. */
    public synchronized void withdraw(String scope) {
        granted.remove(scope);
    }

    /** Makes every bearer token worthless, as a rotation does. */
    public synchronized void revokeAll() {
        bearers.clear();
    }

    synchronized boolean known(Request request) {
        String shown = request.header("authorization").orElse("");
        if (shown.startsWith("SSWS ")) {
            return apiTokens.contains(shown.substring(5));
        }
        Instant until = shown.startsWith("Bearer ") ? bearers.get(shown.substring(7)) : null;
        return until != null && timeline.now().isBefore(until);
    }

    /** Answers the token endpoint. */
    synchronized Reply issue(Request request, String tokenUrl) {
        Map<String, String> form = request.arguments();
        try {
            SignedJWT assertion = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
            Optional<String> wrong = wrong(assertion, tokenUrl);
            if (wrong.isPresent()) {
                return refused(wrong.get());
            }
            if (!granted.containsAll(List.of(form.getOrDefault("scope", "").split(" ")))) {
                return refused(
                        400, "invalid_scope", "One or more scopes are not granted to the app.");
            }
        } catch (ParseException | JOSEException _) {
            return refused("The client_assertion is no signed JWT.");
        }
        String token = UUID.randomUUID().toString();
        bearers.put(token, timeline.now().plus(LIFETIME));
        ObjectNode answer = Json.object();
        answer.put("token_type", "Bearer");
        answer.put("expires_in", LIFETIME.toSeconds());
        answer.put("access_token", token);
        answer.put("scope", form.getOrDefault("scope", ""));
        return Reply.json(200, answer);
    }

    private Optional<String> wrong(SignedJWT assertion, String tokenUrl)
            throws ParseException, JOSEException {
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        if (app.isEmpty() || !app.get().clientId().equals(claims.getIssuer())) {
            return Optional.of("The issuer is no client of this organisation.");
        }
        if (!assertion.verify(new RSASSAVerifier(app.get().key()))) {
            return Optional.of("The signature is wrong.");
        }
        if (!claims.getIssuer().equals(claims.getSubject())) {
            return Optional.of("iss and sub differ.");
        }
        if (!claims.getAudience().contains(tokenUrl)) {
            return Optional.of("aud is not the token endpoint.");
        }
        Instant now = timeline.now();
        Instant expires = claims.getExpirationTime().toInstant();
        if (!expires.isAfter(now) || expires.isAfter(now.plus(LIFETIME))) {
            return Optional.of("exp is past, or more than an hour ahead.");
        }
        return usedAssertions.add(claims.getJWTID())
                ? Optional.empty()
                : Optional.of("The assertion was used before.");
    }

    private static Reply refused(String description) {
        return refused(401, "invalid_client", description);
    }

    private static Reply refused(int status, String error, String description) {
        return Reply.json(
                status, Json.object().put("error", error).put("error_description", description));
    }
}
