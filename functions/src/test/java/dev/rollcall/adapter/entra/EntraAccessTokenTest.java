package dev.rollcall.adapter.entra;

import static dev.rollcall.adapter.entra.EntraOnWire.ANA;
import static dev.rollcall.adapter.entra.EntraOnWire.NOW;
import static dev.rollcall.adapter.entra.EntraOnWire.TOKEN;
import static dev.rollcall.adapter.entra.EntraOnWire.USER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
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

class EntraAccessTokenTest {
    private static final RsaKeys KEYS = RsaKeys.generate();
    private static final Reply FOUND = Reply.ok("{\"id\":\"ana-1\",\"accountEnabled\":true}");

    private final EntraOnWire wire = new EntraOnWire();
    private final PersonSource persons = wire.entra.persons();

    @BeforeEach
    void script() {
        wire.server.on(USER, FOUND);
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void signs_in_with_a_secret_for_all_that_was_granted() {
        persons.read(ANA);

        assertThat(form())
                .containsOnlyKeys("grant_type", "scope", "client_id", "client_secret")
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("scope", wire.server.uri("/graph/.default").toString())
                .containsEntry("client_id", "app")
                .containsEntry("client_secret", "sesame");
        assertThat(wire.server.onlyRequest(USER).header("authorization")).isEqualTo("Bearer first");
    }

    /** The hash of "abc" is known from FIPS 180. */
    @Test
    void signs_in_with_a_certificate_whose_key_never_leaves() throws ParseException, JOSEException {
        wire.secrets.with(Entra.SECRET, certificate(KEYS.pem()));

        persons.read(ANA);

        Map<String, String> form = form();
        SignedJWT jwt = SignedJWT.parse(form.get("client_assertion"));
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(jwt.verify(new RSASSAVerifier(KEYS.publicKey()))).isTrue();
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS256);
        assertThat(jwt.getHeader().getX509CertSHA256Thumbprint())
                .hasToString("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
        assertThat(claims.getIssuer()).isEqualTo("app");
        assertThat(claims.getSubject()).isEqualTo("app");
        assertThat(claims.getAudience())
                .containsExactly(
                        wire.server.uri("/entra/acme.example/oauth2/v2.0/token").toString());
        assertThat(claims.getNotBeforeTime()).isEqualTo(Date.from(NOW));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(300)));
        assertThat(claims.getJWTID()).isEqualTo("id-1");
        assertThat(form)
                .doesNotContainKey("client_secret")
                .containsEntry("client_id", "app")
                .containsEntry(
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    }

    @Test
    void keeps_the_token_until_shortly_before_it_expires() {
        persons.read(ANA);
        wire.clock.advance(Duration.ofMinutes(57));
        persons.read(ANA);
        assertThat(wire.server.requests(TOKEN)).hasSize(1);

        wire.clock.advance(Duration.ofMinutes(2));
        persons.read(ANA);
        assertThat(wire.server.requests(TOKEN)).hasSize(2);
        assertThat(wire.server.requests(USER).getLast().header("authorization"))
                .isEqualTo("Bearer second");
    }

    @Test
    void tries_once_more_with_fresh_credentials_when_the_token_is_refused() {
        wire.server.on(
                USER,
                Reply.answer(401, "{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}"),
                FOUND);
        wire.secrets.onRefresh(
                Entra.SECRET, "{\"kind\":\"secret\",\"clientId\":\"app\",\"secret\":\"rotated\"}");

        persons.read(ANA);

        assertThat(wire.server.requests(USER).getLast().header("authorization"))
                .isEqualTo("Bearer second");
        assertThat(wire.server.requests(TOKEN).getLast().body()).contains("client_secret=rotated");
    }

    @Test
    void a_refused_sign_in_needs_a_human_and_a_busy_login_does_not() {
        wire.server.on(
                TOKEN,
                Reply.answer(
                        401,
                        "{\"error\":\"invalid_client\",\"error_codes\":[7000215],"
                                + "\"error_description\":\"AADSTS7000215: sesame\"}"),
                Reply.answer(400, "{\"error\":\"invalid_request\"}"),
                Reply.answer(429, "{}"),
                Reply.answer(503, ""));

        for (String code : new String[] {"AADSTS7000215", "invalid_request"}) {
            assertThatThrownBy(() -> persons.read(ANA))
                    .isInstanceOfSatisfying(
                            PortFailure.NeedsHuman.class,
                            failure -> assertThat(failure.code()).isEqualTo(code))
                    .hasMessageNotContaining("sesame");
        }
        assertThatThrownBy(() -> persons.read(ANA)).isInstanceOf(PortFailure.RateLimited.class);
        assertThatThrownBy(() -> persons.read(ANA)).isInstanceOf(PortFailure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2VzYW1l", "-----BEGIN PRIVATE KEY-----\nsesame!\n-----END"})
    void says_what_key_it_wants_without_showing_the_one_it_has(String key) {
        wire.secrets.with(Entra.SECRET, certificate(key));

        assertThatThrownBy(() -> persons.read(ANA))
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasNoCause()
                .hasMessageContaining("PKCS#8")
                .hasMessageNotContaining("sesame");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sesame",
                "{\"kind\":\"sesame\"}",
                "{\"kind\":\"secret\",\"clientId\":\"app\",\"secret\":\"\"}",
                "{\"kind\":\"certificate\",\"clientId\":\"app\",\"privateKeyPem\":\"sesame\"}"
            })
    void says_what_the_secret_has_to_hold_without_showing_it(String secret) {
        wire.secrets.with(Entra.SECRET, secret);

        assertThatThrownBy(() -> persons.read(ANA))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo("entra-secret-unreadable"))
                .hasNoCause()
                .hasMessageNotContaining("sesame");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"expires_in\":3599}",
                "{\"access_token\":\"t\"}",
                "{\"expires_in\":3599,\"access_token\":\"a\\nb\"}"
            })
    void an_answer_without_a_token_and_its_time_needs_a_human(String body) {
        wire.server.on(TOKEN, Reply.ok(body));

        assertThatThrownBy(() -> persons.read(ANA))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo("unexpected-answer"));
    }

    private Map<String, String> form() {
        return Arrays.stream(wire.server.onlyRequest(TOKEN).body().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String certificate(String key) {
        return Json.write(
                Json.object()
                        .put("kind", "certificate")
                        .put("clientId", "app")
                        .put(
                                "certificatePem",
                                "-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n")
                        .put("privateKeyPem", key));
    }
}
