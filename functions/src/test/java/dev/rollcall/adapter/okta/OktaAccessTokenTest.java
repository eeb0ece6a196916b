package dev.rollcall.adapter.okta;

import static dev.rollcall.adapter.okta.OktaOnWire.LEAVER;
import static dev.rollcall.adapter.okta.OktaOnWire.NOW;
import static dev.rollcall.adapter.okta.OktaOnWire.TOKEN;
import static dev.rollcall.adapter.okta.OktaOnWire.USER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.RsaKeys;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;

class OktaAccessTokenTest {
    private static final RsaKeys KEYS = RsaKeys.generate();
    private static final Reply FOUND = Reply.ok("{\"id\":\"00uleaver\",\"status\":\"ACTIVE\"}");

    private final OktaOnWire wire = new OktaOnWire();
    private final PersonSource persons = wire.okta.persons();

    @BeforeEach
    void script() {
        wire.secrets.with(Okta.SECRET, serviceApp(KEYS.pem()));
        wire.server.on(USER, FOUND);
        wire.server.on(TOKEN, token("first"), token("second"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void signs_in_with_a_key_that_never_leaves() throws ParseException, JOSEException {
        persons.read(LEAVER);

        Map<String, String> form = form(wire.server.onlyRequest(TOKEN).body());
        SignedJWT jwt = SignedJWT.parse(form.get("client_assertion"));
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(jwt.verify(new RSASSAVerifier(KEYS.publicKey()))).isTrue();
        assertThat(jwt.getHeader().getKeyID()).isEqualTo("kid-1");
        assertThat(claims.getIssuer()).isEqualTo("0oaclient");
        assertThat(claims.getSubject()).isEqualTo("0oaclient");
        assertThat(claims.getAudience())
                .containsExactly(wire.server.uri("/okta/oauth2/v1/token").toString());
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(300)));
        assertThat(claims.getJWTID()).isEqualTo("id-1");
        assertThat(form)
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("scope", "okta.users.read okta.logs.read")
                .containsEntry(
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        assertThat(wire.server.onlyRequest(USER).header("authorization")).isEqualTo("Bearer first");
    }

    @Test
    void keeps_the_token_until_shortly_before_it_expires() {
        persons.read(LEAVER);
        wire.clock.advance(Duration.ofMinutes(57));
        persons.read(LEAVER);
        assertThat(wire.server.requests(TOKEN)).hasSize(1);

        wire.clock.advance(Duration.ofMinutes(2));
        persons.read(LEAVER);
        assertThat(wire.server.requests(TOKEN)).hasSize(2);
        assertThat(wire.server.requests(USER).getLast().header("authorization"))
                .isEqualTo("Bearer second");
    }

    @Test
    void asks_for_another_once_when_the_token_is_refused() {
        wire.server.on(USER, Reply.answer(401, "{\"errorCode\":\"E0000011\"}"), FOUND);

        persons.read(LEAVER);

        assertThat(wire.server.requests(USER).getLast().header("authorization"))
                .isEqualTo("Bearer second");
        assertThat(wire.server.requests(TOKEN)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"use_dpop_nonce", "invalid_dpop_proof"})
    void says_which_box_must_be_off(String error) {
        wire.server.on(TOKEN, Reply.answer(400, "{\"error\":\"" + error + "\"}"));

        assertThatThrownBy(() -> persons.read(LEAVER))
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasMessageContaining("(DPoP) header in token requests");
    }

    @Test
    void a_refused_sign_in_needs_a_human_and_a_busy_okta_does_not() {
        wire.server.on(
                TOKEN,
                Reply.answer(401, "{\"error\":\"invalid_client\",\"error_description\":\"x\"}"),
                Reply.answer(429, "{}"),
                Reply.answer(500, ""));

        assertThatThrownBy(() -> persons.read(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo("invalid_client"));
        assertThatThrownBy(() -> persons.read(LEAVER)).isInstanceOf(PortFailure.RateLimited.class);
        assertThatThrownBy(() -> persons.read(LEAVER)).isInstanceOf(PortFailure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2VzYW1l", "-----BEGIN PRIVATE KEY-----\nsesame!\n-----END"})
    void says_what_key_it_wants_without_showing_the_one_it_has(String key) {
        wire.secrets.with(Okta.SECRET, serviceApp(key));

        assertThatThrownBy(() -> persons.read(LEAVER))
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasNoCause()
                .hasMessageContaining("PKCS#8")
                .hasMessageNotContaining("sesame");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sesame", "{\"kind\":\"sesame\"}", "{\"kind\":\"ssws\",\"token\":\"\"}"})
    void says_what_secret_it_wants_without_showing_the_one_it_has(String secret) {
        wire.secrets.with(Okta.SECRET, secret);

        assertThatThrownBy(() -> persons.read(LEAVER))
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasNoCause()
                .hasMessageNotContaining("sesame");
    }

    private static Reply token(String value) {
        return Reply.ok(
                "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\""
                        + value
                        + "\",\"scope\":\"okta.users.read\"}");
    }

    private static String serviceApp(String pem) {
        return Json.write(
                Json.object()
                        .put("kind", "private_key_jwt")
                        .put("clientId", "0oaclient")
                        .put("keyId", "kid-1")
                        .put("privateKeyPem", pem));
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
