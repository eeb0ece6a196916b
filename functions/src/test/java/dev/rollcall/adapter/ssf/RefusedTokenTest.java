package dev.rollcall.adapter.ssf;

import static dev.rollcall.adapter.ssf.TransmitterScript.KEY;
import static dev.rollcall.adapter.ssf.TransmitterScript.RISC;
import static dev.rollcall.adapter.ssf.TransmitterScript.header;
import static dev.rollcall.adapter.ssf.TransmitterScript.signed;
import static dev.rollcall.adapter.ssf.TransmitterScript.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SignalReader.Reading;
import dev.rollcall.application.port.SignalReader.Refusal;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;

/** Tokens that the transmitter never sent, or sent to somebody else, or long ago. */
class RefusedTokenTest {
    private final TransmitterScript script = new TransmitterScript();
    private final String honest = script.claims(RISC + "account-disabled");

    @AfterEach
    void stop() {
        script.close();
    }

    @Test
    void an_unsigned_token_is_refused() throws ParseException {
        assertRefused(
                new PlainJWT(JWTClaimsSet.parse(honest)).serialize(), Refusal.INVALID_REQUEST);
        String token = signed(honest);
        assertRefused(token.substring(0, token.lastIndexOf('.') + 1), Refusal.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a.b", "a.b.c", "{}", "...", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA"})
    void what_is_no_token_is_refused(String body) {
        assertRefused(body, Refusal.INVALID_REQUEST);
    }

    @Test
    void what_is_longer_than_any_event_is_not_read() {
        assertRefused("a".repeat(65_537), Refusal.INVALID_REQUEST);
    }

    @Test
    void shared_secrets_are_refused() throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(KEY.getKeyID())
                        .type(new JOSEObjectType("secevent+jwt"))
                        .build();
        byte[] publicKey = KEY.toRSAPublicKey().getEncoded();
        assertRefused(signed(honest, header, new MACSigner(publicKey)), Refusal.INVALID_KEY);

        OctetSequenceKey secret =
                new OctetSequenceKey.Builder(new byte[32]).keyID(KEY.getKeyID()).build();
        script.publish(secret);
        assertRefused(signed(honest, header, new MACSigner(secret)), Refusal.INVALID_KEY);
    }

    @Test
    void others_keys_are_refused() throws JOSEException {
        RSAKey same = TransmitterScript.key(KEY.getKeyID());
        assertRefused(signed(honest, header().build(), signer(same)), Refusal.INVALID_KEY);
        assertRefused(
                signed(honest, header().keyID("unheard-of").build(), signer(KEY)),
                Refusal.INVALID_KEY);
        assertRefused(
                signed(honest, header().keyID(null).build(), signer(KEY)), Refusal.INVALID_KEY);
        assertRefused(
                signed(honest, header().jwk(same.toPublicJWK()).build(), new RSASSASigner(same)),
                Refusal.INVALID_KEY);
        JWSHeader.Builder other =
                new JWSHeader.Builder(JWSAlgorithm.RS512)
                        .keyID(KEY.getKeyID())
                        .type(new JOSEObjectType("secevent+jwt"));
        assertRefused(signed(honest, other.build(), signer(KEY)), Refusal.INVALID_KEY);
    }

    @Test
    void what_was_changed_after_it_was_signed_is_refused() {
        String[] one = signed(honest).split("\\.");
        String[] other = signed(honest.replace("00u1", "00u2")).split("\\.");

        assertRefused(one[0] + "." + other[1] + "." + one[2], Refusal.INVALID_KEY);
    }

    @Test
    void made_up_keys_do_not_make_us_call_for_each() {
        var reader = script.reader();
        for (int i = 0; i < 50; i++) {
            script.read(reader, signed(honest, header().keyID("k" + i).build(), signer(KEY)));
        }

        assertThat(script.server.requests()).hasSize(1);
    }

    @Test
    void a_token_of_another_type_is_refused_unless_the_transmitter_says_no_type() {
        String untyped = signed(honest, header().type(null).build(), signer(KEY));
        String access =
                signed(honest, header().type(new JOSEObjectType("at+jwt")).build(), signer(KEY));
        assertRefused(untyped, Refusal.INVALID_REQUEST);
        assertRefused(access, Refusal.INVALID_REQUEST);

        var lenient = script.reader(Optional.of(script.keys()), false);
        assertThat(script.read(lenient, untyped)).isInstanceOf(Reading.Read.class);
        assertThat(script.read(lenient, access)).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void another_issuer_is_refused_before_any_key_is_asked_for() {
        assertRefused(
                signed(honest.replace("/issuer\", \"jti", "/issuer2\", \"jti")),
                Refusal.INVALID_ISSUER);
        assertRefused(signed("{\"jti\":\"1\"}"), Refusal.INVALID_ISSUER);
        assertThat(script.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"another\"", "[]", "[\"another\"]", "{}", "null", "[5]"})
    void another_audience_is_refused(String audience) {
        Reading reading =
                script.read(
                        signed(honest.replace("\"" + TransmitterScript.AUDIENCE + "\"", audience)));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> {
                            assertThat(refused.refusal()).isEqualTo(Refusal.INVALID_AUDIENCE);
                            assertThat(refused.signed()).isTrue();
                        });
    }

    @Test
    void a_token_from_the_future_or_from_long_ago_is_refused() {
        String token = signed(honest);
        script.clock.advance(Duration.ofDays(7));
        assertThat(script.read(token)).isInstanceOf(Reading.Read.class);
        script.clock.advance(Duration.ofSeconds(1));
        assertRefused(token, Refusal.INVALID_REQUEST);
        script.clock.advance(Duration.ofDays(-7).minusSeconds(61));
        assertThat(script.read(token)).isInstanceOf(Reading.Read.class);
        script.clock.advance(Duration.ofSeconds(-1));
        assertRefused(token, Refusal.INVALID_REQUEST);
    }

    @Test
    void events_of_which_there_is_not_exactly_one_are_refused() {
        assertRefused(signed(honest.replace("\"events\"", "\"others\"")), Refusal.INVALID_REQUEST);
        assertRefused(
                signed(honest.replace("{}}", "{}, \"https://example.com/two\": {}}")),
                Refusal.INVALID_REQUEST);
        assertRefused(
                signed(honest.replaceAll("\"events\": .*", "\"events\": {}}")),
                Refusal.INVALID_REQUEST);
        assertRefused(signed(honest.replace("{}}", "5}")), Refusal.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"iat\": \"now\"", "\"iat\": -1", "\"iat\": 1e300", "\"iat\": null"})
    void a_time_that_is_none_is_refused(String iat) {
        assertRefused(signed(honest.replaceAll("\"iat\": [0-9]+", iat)), Refusal.INVALID_REQUEST);
    }

    @Test
    void an_event_without_an_id_is_refused() {
        assertRefused(signed(honest.replace("\"jti\"", "\"jtx\"")), Refusal.INVALID_REQUEST);
        assertRefused(signed(honest.replace("\"j-1\"", "\" \"")), Refusal.INVALID_REQUEST);
    }

    @Test
    void without_keys_nothing_is_known_and_nothing_refused() {
        script.server.on(TransmitterScript.KEYS, Reply.answer(503, ""));

        assertThatThrownBy(() -> script.read(signed(honest)))
                .isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void a_configuration_of_somebody_else_is_a_setting_to_mend() {
        script.server.on(
                TransmitterScript.CONFIGURATION,
                Reply.ok(
                        "{\"issuer\":\"https://other.example\",\"jwks_uri\":\"%s\"}"
                                .formatted(script.keys())));

        assertThatThrownBy(() -> script.read(script.reader(Optional.empty(), true), signed(honest)))
                .isInstanceOf(PortFailure.NeedsHuman.class);
    }

    private void assertRefused(String token, Refusal refusal) {
        assertThat(script.read(token))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> {
                            assertThat(refused.refusal()).isEqualTo(refusal);
                            assertThat(refused.description()).endsWith(".");
                        });
    }
}
