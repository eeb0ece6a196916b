package dev.rollcall.adapter.ssf;

import static dev.rollcall.contract.Samples.NOON;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;

import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.SignalReader;
import dev.rollcall.application.port.SignalReader.Reading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.RsaKeys;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transmitter whose every answer and token the test writes. */
final class TransmitterScript implements AutoCloseable {
    static final String AUDIENCE = "https://sp.example.com/caep";
    static final String KEYS = "GET /keys";
    static final String CONFIGURATION = "GET /.well-known/ssf-configuration/issuer";
    static final SourceId SOURCE = new SourceId("okta");
    static final RSAKey KEY = key("first");
    static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    static final String SSF = "https://schemas.openid.net/secevent/ssf/event-type/";

    final ScriptedServer server = new ScriptedServer();
    final MovableClock clock = new MovableClock(NOON);
    private final HttpCaller http = new HttpCaller(clock, Duration.ofSeconds(5));

    TransmitterScript() {
        publish(KEY);
    }

    static RSAKey key(String id) {
        RsaKeys pair = RsaKeys.generate();
        return new RSAKey.Builder(pair.publicKey())
                .privateKey(pair.pair().getPrivate())
                .keyID(id)
                .build();
    }

    String issuer() {
        return server.uri("/issuer").toString();
    }

    URI keys() {
        return server.uri("/keys");
    }

    void publish(JWK... keys) {
        server.on(KEYS, Reply.ok(new JWKSet(List.of(keys)).toString()));
    }

    SignalReader reader() {
        return reader(Optional.of(keys()), true);
    }

    SignalReader reader(Optional<URI> keys, boolean typeRequired) {
        return new SsfReader(
                new SsfSettings(URI.create(issuer()), AUDIENCE, SOURCE, keys, typeRequired),
                http,
                clock);
    }

    Reading read(String token) {
        return read(reader(), token);
    }

    Reading read(SignalReader reader, String token) {
        return reader.read(new HookRequest(Map.of(), token.getBytes(UTF_8)));
    }

    /** Returns the claims of an honest event, in the final specifications' form. */
    String claims(String type, String subject, String event) {
        return """
        {"iss": "%s", "jti": "j-1", "iat": %d, "aud": "%s", "sub_id": %s,
         "events": {"%s": %s}}
        """
                .formatted(
                        issuer(), clock.instant().getEpochSecond(), AUDIENCE, subject, type, event);
    }

    String claims(String type) {
        return claims(type, person("00u1"), "{}");
    }

    String person(String id) {
        return """
        {"format": "iss_sub", "iss": "%s", "sub": "%s"}
        """
                .formatted(issuer(), id);
    }

    static String signed(String claims) {
        return signed(claims, header().build(), signer(KEY));
    }

    static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(KEY.getKeyID())
                .type(new JOSEObjectType("secevent+jwt"));
    }

    static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static String signed(String claims, JWSHeader header, JWSSigner signer) {
        try {
            JWSObject token = new JWSObject(header, new Payload(claims));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
