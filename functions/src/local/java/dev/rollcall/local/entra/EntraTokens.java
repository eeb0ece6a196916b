package dev.rollcall.local.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who may call: a bearer token got with a client secret, or with a signed assertion. */
public final class EntraTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(60);

    private final Timeline timeline;
    private final Map<String, Instant> bearers = new HashMap<>();
    private final Set<String> usedAssertions = new HashSet<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final Map<String, Certificate> certificates = new HashMap<>();

    private record Certificate(String thumbprint, RSAPublicKey key) {}

    EntraTokens(Timeline timeline) {
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    /** Registers an application that signs in with a secret. */
    public synchronized void register(String clientId, String secret) {
        secrets.put(clientId, secret);
    }

    /**
     * Registers an application that signs in with a certificate.
     *
     * @param thumbprint SHA-256 of the certificate, in base64url
     */
    public synchronized void register(String clientId, String thumbprint, RSAPublicKey key) {
        certificates.put(clientId, new Certificate(thumbprint, key));
    }

    /** Makes every bearer token worthless. */
    public synchronized void revokeAll() {
        bearers.clear();
    }

    synchronized boolean known(Request request) {
        String shown = request.header("authorization").orElse("");
        Instant until = shown.startsWith("Bearer ") ? bearers.get(shown.substring(7)) : null;
        return until != null && timeline.now().isBefore(until);
    }

    /**
     * Answers the token endpoint.
     *
     * @param tokenUrl what an assertion must be made for
     * @param scope what a token must be asked for
     */
    synchronized Reply issue(Request request, String tokenUrl, String scope) {
        Map<String, String> form = request.arguments();
        if (!form.getOrDefault("grant_type", "").equals("client_credentials")
                || !form.getOrDefault("scope", "").equals(scope)) {
            return refused(400, "invalid_scope", 1_002_012);
        }
        try {
            if (!signsIn(form, tokenUrl)) {
                return refused(401, "invalid_client", 7_000_215);
            }
        } catch (ParseException | JOSEException _) {
            return refused(401, "invalid_client", 50_027);
        }
        String token = UUID.randomUUID().toString();
        bearers.put(token, timeline.now().plus(LIFETIME));
        ObjectNode answer = Json.object();
        answer.put("token_type", "Bearer");
        answer.put("expires_in", LIFETIME.toSeconds());
        answer.put("ext_expires_in", LIFETIME.toSeconds());
        answer.put("access_token", token);
        return Reply.json(200, answer);
    }

    private boolean signsIn(Map<String, String> form, String tokenUrl)
            throws ParseException, JOSEException {
        String client = form.getOrDefault("client_id", "");
        String assertion = form.getOrDefault("client_assertion", "");
        if (assertion.isEmpty()) {
            return Optional.ofNullable(secrets.get(client))
                    .filter(form.getOrDefault("client_secret", "")::equals)
                    .isPresent();
        }
        SignedJWT jwt = SignedJWT.parse(assertion);
        Certificate certificate = certificates.get(client);
        return certificate != null
                && isOf(certificate, jwt.getHeader())
                && jwt.verify(new RSASSAVerifier(certificate.key()))
                && isFor(client, jwt.getJWTClaimsSet(), tokenUrl);
    }

    private static boolean isOf(Certificate certificate, JWSHeader header) {
        return JWSAlgorithm.PS256.equals(header.getAlgorithm())
                && header.getX509CertSHA256Thumbprint() != null
                && header.getX509CertSHA256Thumbprint().toString().equals(certificate.thumbprint());
    }

    private boolean isFor(String client, JWTClaimsSet claims, String tokenUrl) {
        Instant now = timeline.now();
        return client.equals(claims.getIssuer())
                && client.equals(claims.getSubject())
                && claims.getAudience().contains(tokenUrl)
                && claims.getExpirationTime().toInstant().isAfter(now)
                && !claims.getNotBeforeTime().toInstant().isAfter(now)
                && usedAssertions.add(claims.getJWTID());
    }

    private static Reply refused(int status, String error, int number) {
        ObjectNode body = Json.object();
        body.put("error", error);
        body.put("error_description", "AADSTS" + number + ": refused by the simulator");
        body.putArray("error_codes").add(number);
        return Reply.json(status, body);
    }
}
