package dev.rollcall.adapter.okta;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/** Signs the JWT by which a service app shows that it holds its key (RFC 7523 §2.2). */
final class ClientAssertion {
    /** Okta accepts up to an hour; a captured one should not live that long. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private ClientAssertion() {}

    static String sign(OktaCredentials.ServiceApp app, URI audience, Instant now, String id) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(app.clientId())
                        .subject(app.clientId())
                        .audience(audience.toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .jwtID(id)
                        .build();
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(app.keyId()).build(),
                        claims);
        try {
            jwt.sign(new RSASSASigner(key(app.privateKeyPem())));
        } catch (JOSEException | GeneralSecurityException | IllegalArgumentException _) {
            // Their messages may quote the key.
            throw new PortFailure.NeedsHuman(
                    "Okta's private key (an RSA key of 2048 bits or more, PKCS#8, PEM)",
                    "okta-key-unusable");
        }
        return jwt.serialize();
    }

    private static PrivateKey key(Secret pem) throws GeneralSecurityException {
        String base64 = pem.value().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
