package dev.rollcall.adapter.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.rollcall.application.port.PortFailure;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/**
 * Signs the JWT by which an application shows that it holds its certificate's key: {@code PS256},
 * and the SHA-256 thumbprint of the certificate in {@code x5t#S256}.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/certificate-credentials">
 *     Certificate credentials, Microsoft</a>
 */
final class EntraAssertion {
    /** Microsoft advises 5 to 10 minutes. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private EntraAssertion() {}

    static String sign(
            EntraCredentials.Certificate certificate, URI audience, Instant now, String id) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(certificate.clientId())
                        .subject(certificate.clientId())
                        .audience(audience.toString())
                        .issueTime(Date.from(now))
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .jwtID(id)
                        .build();
        try {
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.PS256)
                                    .type(JOSEObjectType.JWT)
                                    .x509CertSHA256Thumbprint(
                                            thumbprint(certificate.certificatePem()))
                                    .build(),
                            claims);
            jwt.sign(new RSASSASigner(key(certificate.privateKeyPem().value())));
            return jwt.serialize();
        } catch (JOSEException | GeneralSecurityException | IllegalArgumentException _) {
            // Their messages may quote the key.
            throw new PortFailure.NeedsHuman(
                    "Entra's certificate (X.509, PEM) or its private key (an RSA key of 2048 bits"
                            + " or more, PKCS#8, PEM)",
                    "entra-key-unusable");
        }
    }

    private static Base64URL thumbprint(String pem) throws GeneralSecurityException {
        return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(der(pem)));
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(pem)));
    }

    private static byte[] der(String pem) {
        return Base64.getDecoder()
                .decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    }
}
