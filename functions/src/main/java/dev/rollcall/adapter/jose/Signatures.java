package dev.rollcall.adapter.jose;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;

import dev.rollcall.application.port.PortFailure;

import java.util.Optional;
import java.util.Set;

/**
 * Whether a token is signed by one of somebody's keys.
 *
 * <p>The algorithm must be one of public keys, and the one that the key is for: else a public key
 * could be passed off as a shared secret. A token without a signature ({@code "alg": "none"}) is
 * none of those that come here: it does not parse as a signed one.
 */
public final class Signatures {
    private static final int SMALLEST_RSA = 2048;

    private final KeySet keys;
    private final Set<JWSAlgorithm> allowed;

    /**
     * @param allowed of RS256, PS256 and ES256
     */
    public Signatures(KeySet keys, Set<JWSAlgorithm> allowed) {
        this.keys = requireNonNull(keys, "keys is null");
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * Returns whether the token is signed by the key that it names.
     *
     * @throws PortFailure if the keys cannot be had
     */
    public boolean hold(SignedJWT token) {
        JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
        String id = token.getHeader().getKeyID();
        if (!allowed.contains(algorithm) || id == null) {
            return false;
        }
        Optional<JWK> key =
                keys.key(id)
                        .filter(k ->
                                k.getAlgorithm() == null || algorithm.equals(k.getAlgorithm()));
        try {
            Optional<JWSVerifier> verifier =
                    key.isEmpty() ? Optional.empty() : verifier(algorithm, key.get());
            return verifier.isPresent() && token.verify(verifier.get());
        } catch (JOSEException _) {
            return false;
        }
    }

    private static Optional<JWSVerifier> verifier(JWSAlgorithm algorithm, JWK key)
            throws JOSEException {
        boolean elliptic = algorithm.equals(JWSAlgorithm.ES256);
        return switch (key) {
            case RSAKey rsa when !elliptic && rsa.size() >= SMALLEST_RSA ->
                    Optional.of(new RSASSAVerifier(rsa));
            case ECKey ec when elliptic && Curve.P_256.equals(ec.getCurve()) ->
                    Optional.of(new ECDSAVerifier(ec));
            default -> Optional.empty();
        };
    }
}
