package dev.rollcall.adapter.oidc;

import static dev.rollcall.adapter.oidc.IssuerScript.CLIENT;
import static dev.rollcall.adapter.oidc.IssuerScript.KEY;
import static dev.rollcall.adapter.oidc.IssuerScript.signed;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;

import dev.rollcall.application.port.Issuer.SignedIn;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Tokens that an issuer never gave, or gave for something else. */
class ForgedTokenTest {
    private final IssuerScript script = new IssuerScript();
    private final Instant now = script.clock.instant();

    @AfterEach
    void stop() {
        script.close();
    }

    @Test
    void an_unsigned_token_is_refused() {
        assertRefused(new PlainJWT(script.claims().build()).serialize(), "token-unreadable");
        assertRefused("not.a.token", "token-unreadable");
        assertRefused("", "token-unreadable");
    }

    @Test
    void a_signature_that_was_cut_off_or_changed_is_refused() {
        String token = signed(script.claims(), KEY);
        String[] parts = token.split("\\.");
        String others = signed(script.claims().subject("sub-lee"), KEY).split("\\.")[1];

        assertThat(script.redeem(parts[0] + "." + parts[1] + "."))
                .isInstanceOf(SignedIn.Refused.class);
        assertRefused(parts[0] + "." + others + "." + parts[2], "token-signature");
    }

    @Test
    void another_key_under_the_same_id_is_refused() {
        RSAKey other = IssuerScript.key(KEY.getKeyID());

        assertRefused(signed(script.claims(), other), "token-signature");
    }

    @Test
    void the_public_key_used_as_a_shared_secret_is_refused() throws JOSEException {
        byte[] publicKey = KEY.toRSAPublicKey().getEncoded();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()).build();

        assertRefused(signed(script.claims(), header, new MACSigner(publicKey)), "token-signature");
    }

    @Test
    void a_shared_secret_among_the_keys_is_no_key() throws JOSEException {
        OctetSequenceKey secret =
                new OctetSequenceKey.Builder(new byte[32]).keyID("shared").build();
        script.publish(KEY, secret);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("shared").build();

        assertRefused(signed(script.claims(), header, new MACSigner(secret)), "token-signature");
    }

    @Test
    void a_key_that_the_token_brings_along_is_not_used() throws JOSEException {
        RSAKey own = IssuerScript.key("own");
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(KEY.getKeyID())
                        .jwk(own.toPublicJWK())
                        .build();

        assertRefused(signed(script.claims(), header, new RSASSASigner(own)), "token-signature");
    }

    @Test
    void a_token_without_a_key_id_is_refused() throws JOSEException {
        assertRefused(
                signed(script.claims(), new JWSHeader(JWSAlgorithm.RS256), new RSASSASigner(KEY)),
                "token-signature");
    }

    @Test
    void another_algorithm_than_the_keys_own_is_refused() throws JOSEException {
        script.publish(new RSAKey.Builder(KEY).algorithm(JWSAlgorithm.PS256).build());

        assertRefused(signed(script.claims(), KEY), "token-signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", ""})
    void another_issuers_token_is_refused(String issuer) {
        assertRefused(signed(script.claims().issuer(issuer), KEY), "token-issuer");
        assertRefused(signed(script.claims().issuer(script.address() + "/"), KEY), "token-issuer");
        assertRefused(signed(script.claims().issuer(null), KEY), "token-issuer");
    }

    @Test
    void a_token_for_another_application_is_refused() {
        assertRefused(signed(script.claims().audience("another"), KEY), "token-audience");
        assertRefused(signed(script.claims().audience(List.of()), KEY), "token-audience");
        assertRefused(
                signed(script.claims().audience(List.of(CLIENT, "another")), KEY),
                "token-audience");
        assertRefused(signed(script.claims().claim("azp", "another"), KEY), "token-audience");
    }

    @Test
    void a_token_for_several_of_which_we_are_the_one_that_asked_is_taken() {
        JWTClaimsSet.Builder claims =
                script.claims().audience(List.of(CLIENT, "another")).claim("azp", CLIENT);

        assertThat(script.redeem(signed(claims, KEY))).isInstanceOf(SignedIn.As.class);
    }

    @Test
    void a_token_of_another_sign_in_is_refused() {
        assertRefused(signed(script.claims().claim("nonce", "another"), KEY), "token-nonce");
        assertRefused(signed(script.claims().claim("nonce", null), KEY), "token-nonce");
    }

    @Test
    void a_token_of_another_time_is_refused() {
        assertRefused(
                signed(script.claims().expirationTime(Date.from(now.minusSeconds(60))), KEY),
                "token-time");
        assertRefused(signed(script.claims().expirationTime(null), KEY), "token-time");
        assertRefused(
                signed(script.claims().issueTime(Date.from(now.plusSeconds(61))), KEY),
                "token-time");
        assertRefused(
                signed(script.claims().issueTime(Date.from(now.minusSeconds(601))), KEY),
                "token-time");
        assertRefused(signed(script.claims().issueTime(null), KEY), "token-time");
    }

    @Test
    void a_clock_that_differs_a_little_does_no_harm() {
        JWTClaimsSet.Builder ahead = script.claims().issueTime(Date.from(now.plusSeconds(59)));
        JWTClaimsSet.Builder behind =
                script.claims().expirationTime(Date.from(now.minusSeconds(59)));

        assertThat(script.redeem(signed(ahead, KEY))).isInstanceOf(SignedIn.As.class);
        assertThat(script.redeem(signed(behind, KEY))).isInstanceOf(SignedIn.As.class);
    }

    @Test
    void a_token_that_does_not_say_when_or_who_is_refused() {
        assertRefused(signed(script.claims().claim("auth_time", null), KEY), "token-auth-time");
        assertRefused(
                signed(
                        script.claims().claim("auth_time", now.plusSeconds(120).getEpochSecond()),
                        KEY),
                "token-auth-time");
        assertRefused(signed(script.claims().subject(null), KEY), "token-subject");
        assertRefused(signed(script.claims().subject(" "), KEY), "token-subject");
    }

    @Test
    void a_token_without_end_is_not_even_read() {
        assertRefused("x".repeat(17_000), "token-too-long");
    }

    private void assertRefused(String token, String code) {
        assertThat(script.redeem(token)).isEqualTo(new SignedIn.Refused(code));
    }
}
