package dev.rollcall.local.senders;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.time.Timeline;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A Shared Signals transmitter that pushes: security event tokens (RFC 8417) by RFC 8935, in Okta's
 * dialect (the subject inside the event, milliseconds) or as the final specifications have it.
 */
public final class SignalTransmitter implements AutoCloseable {
    /** Whom its events are for. */
    public static final String AUDIENCE = "https://rollcall.acme.example/signals";

    static final String KEYS = "/signals/keys";
    static final String CONFIGURATION = "/.well-known/ssf-configuration/signals";

    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    private static final String SSF = "https://schemas.openid.net/secevent/ssf/event-type/";

    /** A key takes half a second to make: the first is every transmitter's of the process. */
    private static final class First {
        static final RSAKey KEY = key(1);
    }

    private final Timeline timeline;
    private final Supplier<String> baseUrl;
    private final Posting posting = new Posting();
    private int keysMade = 1;
    private @Nullable RSAKey key;
    private Optional<Target> target = Optional.empty();

    private record Target(URI uri, String authorization) {}

    SignalTransmitter(Timeline timeline, Supplier<String> baseUrl) {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.baseUrl = requireNonNull(baseUrl, "baseUrl is null");
    }

    /** Says where to push, and what to show in the Authorization header. */
    public synchronized void register(URI uri, String authorization) {
        target = Optional.of(new Target(uri, authorization));
    }

    /** Returns what it calls itself. */
    public String issuer() {
        return baseUrl.get() + "/signals";
    }

    /** Returns where its keys are. */
    public String keysUrl() {
        return baseUrl.get() + KEYS;
    }

    /** From now on another key signs, and the old one is published no more. */
    public synchronized void rotate() {
        keysMade++;
        key = key(keysMade);
    }

    /** Pushes one event about a subject that is named as the final specifications have it. */
    public Answered push(String event, Map<String, Object> subject, Map<String, Object> more) {
        Map<String, Object> claims = claims();
        claims.put("sub_id", subject);
        claims.put("events", Map.of(type(event), more));
        return push(sign(claims));
    }

    /** Pushes one event as Okta does, about somebody by id. */
    public Answered pushLikeOkta(String event, String person) {
        Map<String, Object> claims = claims();
        claims.put(
                "events",
                Map.of(
                        type(event),
                        Map.of(
                                "subject",
                                person(person),
                                "event_timestamp",
                                timeline.now().toEpochMilli())));
        return push(sign(claims));
    }

    /** Returns the subject who has that id at this issuer. */
    public Map<String, Object> person(String id) {
        return Map.of("format", "iss_sub", "iss", issuer(), "sub", id);
    }

    /** Pushes a text, whatever it is. */
    public Answered push(String token) {
        Target to;
        synchronized (this) {
            to = target.orElseThrow();
        }
        return posting.post(
                to.uri(),
                Map.of(
                        "Content-Type", "application/secevent+jwt",
                        "Accept", "application/json",
                        "Authorization", to.authorization()),
                token);
    }

    /** Returns the claims of a fresh event, without what happened to whom. */
    public Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", timeline.now().getEpochSecond());
        claims.put("aud", AUDIENCE);
        return claims;
    }

    /** Returns a token with these claims, signed by the present key. */
    public String sign(Map<String, Object> claims) {
        RSAKey signing = current();
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID(signing.getKeyID())
                                    .type(new JOSEObjectType("secevent+jwt"))
                                    .build(),
                            set(claims));
            token.sign(new RSASSASigner(signing));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A fresh RSA key must sign", e);
        }
    }

    private static JWTClaimsSet set(Map<String, Object> claims) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach((name, value) ->
                set.claim(
                        name,
                        name.equals("iat") && value instanceof Long seconds
                                ? Date.from(Instant.ofEpochSecond(seconds))
                                : value));
        return set.build();
    }

    /** Returns the event's type of a short name, as {@code session-revoked}. */
    public static String type(String event) {
        return switch (event) {
            case "session-revoked", "credential-change" -> CAEP + event;
            case "verification", "stream-updated" -> SSF + event;
            default -> RISC + event;
        };
    }

    Reply keys() {
        return Reply.json(200, Json.parseObject(new JWKSet(current().toPublicJWK()).toString()));
    }

    Reply configuration() {
        return Reply.json(200, Json.object().put("issuer", issuer()).put("jwks_uri", keysUrl()));
    }

    @Override
    public void close() {
        posting.close();
    }

    private synchronized RSAKey current() {
        RSAKey now = key;
        return now == null ? First.KEY : now;
    }

    private static RSAKey key(int number) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("signals-" + number)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform must have RSA", e);
        }
    }
}
