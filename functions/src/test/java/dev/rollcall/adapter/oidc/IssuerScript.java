package dev.rollcall.adapter.oidc;

import static dev.rollcall.contract.Samples.NOON;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.rollcall.application.port.Issuer.SignedIn;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.RsaKeys;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;

import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** An issuer whose every answer the test writes. */
final class IssuerScript implements AutoCloseable {
    static final String CLIENT = "rollcall";
    static final String NONCE = "the-nonce";
    static final String DISCOVERY = "GET /issuer/.well-known/openid-configuration";
    static final String TOKEN = "POST /issuer/token";
    static final String KEYS = "GET /issuer/keys";
    static final URI REDIRECT = URI.create("https://rollcall.example/approve/signed-in");
    static final RSAKey KEY = key("first");

    final ScriptedServer server = new ScriptedServer();
    final MovableClock clock = new MovableClock(NOON);
    final FixedSecrets secrets = new FixedSecrets();
    private final HttpCaller http = new HttpCaller(clock, Duration.ofSeconds(5));

    IssuerScript() {
        server.on(DISCOVERY, Reply.ok(discovery(address(), address())));
        publish(KEY);
    }

    static RSAKey key(String id) {
        RsaKeys pair = RsaKeys.generate();
        return new RSAKey.Builder(pair.publicKey())
                .privateKey(pair.pair().getPrivate())
                .keyID(id)
                .build();
    }

    String address() {
        return server.uri("/issuer").toString();
    }

    String discovery(String issuer, String endpoints) {
        return """
        {"issuer":"%1$s","authorization_endpoint":"%2$s/authorize",
         "token_endpoint":"%2$s/token","jwks_uri":"%2$s/keys"}
        """
                .formatted(issuer, endpoints);
    }

    void publish(JWK... keys) {
        server.on(KEYS, Reply.ok(new JWKSet(List.of(keys)).toString()));
    }

    OidcIssuer issuer() {
        return issuer(Optional.empty());
    }

    OidcIssuer issuer(Optional<String> secret) {
        return new OidcIssuer(
                new OidcSettings(URI.create(address()), CLIENT, secret, REDIRECT),
                secrets,
                http,
                clock);
    }

    /** Returns what an honest token says. */
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .subject("sub-kim")
                .audience(CLIENT)
                .claim("nonce", NONCE)
                .claim("auth_time", clock.instant().minusSeconds(5).getEpochSecond())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(3600)));
    }

    static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            return signed(
                    claims,
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                    new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static String signed(JWTClaimsSet.Builder claims, JWSHeader header, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header, claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Redeems a code at an issuer that answers with this token. */
    SignedIn redeem(String idToken) {
        return redeem(issuer(), idToken);
    }

    SignedIn redeem(OidcIssuer issuer, String idToken) {
        server.on(TOKEN, Reply.ok("{\"token_type\":\"Bearer\",\"id_token\":\"" + idToken + "\"}"));
        return issuer.redeem("the-code", NONCE, "the-verifier");
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
