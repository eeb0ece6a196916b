package dev.rollcall.local.runtime;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * The secrets of one start: made at random, told in runtime.json, worthless elsewhere.
 *
 * <p>All starts in one process share the RSA key, which takes half a second to make.
 */
record LocalSecrets(
        String hookSecret,
        String signingSecret,
        String scimToken,
        String adminToken,
        String auditToken,
        String clientId,
        KeyPair oktaKey,
        String entraSecret,
        String pushToken,
        String customHookSecret,
        String signalsSecret) {

    private static final class OktaKey {
        static final KeyPair PAIR = rsa();
    }

    static LocalSecrets random() {
        return new LocalSecrets(
                word("hook-"),
                word("signing-"),
                word("xoxp-scim-"),
                word("xoxp-admin-"),
                word("xoxp-audit-"),
                word("0oa"),
                OktaKey.PAIR,
                word("entra-"),
                word("push-local-client-"),
                "whsec_" + Base64.getEncoder().encodeToString(bytes(32)),
                word("signals-"));
    }

    RSAPublicKey oktaPublicKey() {
        return (RSAPublicKey) oktaKey.getPublic();
    }

    String oktaPrivateKeyPem() {
        String base64 =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(oktaKey.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    @Override
    public String toString() {
        return "LocalSecrets[redacted]";
    }

    static String word(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(18));
    }

    private static byte[] bytes(int many) {
        byte[] bytes = new byte[many];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have RSA", e);
        }
    }
}
