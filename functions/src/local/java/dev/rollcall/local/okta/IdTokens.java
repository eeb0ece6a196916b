package dev.rollcall.local.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
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

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Signs ID tokens with one key at a time.
 *
 * <p>The first is made when it is first needed, and is every issuer's of the process: a key takes
 * half a second to make. Those that {@link #rotate} makes are this issuer's own.
 */
final class IdTokens {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final class First {
        static final RSAKey KEY = key(1);
    }

    private int keysMade;
    private @Nullable RSAKey key;

    synchronized void rotate() {
        keysMade++;
        key = key(keysMade);
    }

    synchronized ObjectNode publicKeys() {
        return Json.parseObject(new JWKSet(key().toPublicJWK()).toString());
    }

    synchronized String sign(
            String issuer,
            String subject,
            String audience,
            String nonce,
            Instant authenticated,
            Instant now) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(subject)
                        .audience(audience)
                        .claim("nonce", nonce)
                        .claim("auth_time", authenticated.getEpochSecond())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .jwtID("ID." + UUID.randomUUID())
                        .build();
        RSAKey signing = key();
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signing.getKeyID()).build(),
                        claims);
        try {
            token.sign(new RSASSASigner(signing));
        } catch (JOSEException e) {
            throw new IllegalStateException("A fresh RSA key must sign", e);
        }
        return token.serialize();
    }

    private RSAKey key() {
        RSAKey current = key;
        if (current == null) {
            current = First.KEY;
            key = current;
            keysMade = 1;
        }
        return current;
    }

    private static RSAKey key(int number) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("local-" + number)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform must have RSA", e);
        }
    }
}
