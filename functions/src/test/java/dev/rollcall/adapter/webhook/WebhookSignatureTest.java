package dev.rollcall.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.DeliveryProof;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Secret;
import dev.rollcall.local.senders.WebhookSender;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

class WebhookSignatureTest {
    /** The specification's own vector, which every library of it must take. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static final String OTHER = "whsec_" + "QUJD".repeat(12);

    @Test
    void takes_the_specification_s_own_vector_at_its_time() {
        assertThat(at(SENT).holds(new Secret(SECRET), vector())).isTrue();
    }

    @Test
    void the_vector_is_years_too_old_today() {
        assertThat(at(Instant.parse("2026-11-24T10:00:00Z")).holds(new Secret(SECRET), vector()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "300, true",
        "301, false",
        "-300, true",
        "-301, false",
        "-1000000, false"
    })
    void tolerates_five_minutes_both_ways(long later, boolean taken) {
        assertThat(at(SENT.plusSeconds(later)).holds(new Secret(SECRET), vector()))
                .isEqualTo(taken);
    }

    @Test
    void header_names_come_in_any_case() {
        HookRequest request =
                new HookRequest(
                        Map.of(
                                "Webhook-Id", ID,
                                "WEBHOOK-TIMESTAMP", "1614265330",
                                "webhook-Signature", SIGNATURE),
                        BODY.getBytes(UTF_8));

        assertThat(holds(request)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1,AAAA " + SIGNATURE,
                "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="
                    + " "
                        + SIGNATURE,
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= " + SIGNATURE + " v1,?",
                SIGNATURE + " ",
            })
    void any_signature_of_the_list_may_be_the_right_one(String list) {
        assertThat(holds(signed(list))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v1",
                "v1,",
                "v1,?",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA=",
                "v1,g0hM9SsE",
            })
    void nothing_else_is_a_signature(String list) {
        assertThat(holds(signed(list))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void each_header_must_be_there(String missing) {
        Map<String, String> headers = new HashMap<>(vector().headers());
        headers.remove(missing);

        assertThat(holds(new HookRequest(headers, BODY.getBytes(UTF_8)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-id, msg_other",
        "webhook-id, ''",
        "webhook-timestamp, 1614265331",
        "webhook-timestamp, 1614265330.0",
        "webhook-timestamp, -1614265330",
        "webhook-timestamp, 99999999999999999999",
        "webhook-timestamp, now"
    })
    void id_and_time_are_signed_too(String header, String other) {
        Map<String, String> headers = new HashMap<>(vector().headers());
        headers.put(header, other);

        assertThat(holds(new HookRequest(headers, BODY.getBytes(UTF_8)))).isFalse();
    }

    @Test
    void the_body_is_signed_as_it_came() {
        HookRequest written =
                new HookRequest(vector().headers(), "{\"test\":2432232314}".getBytes(UTF_8));

        assertThat(holds(written)).isFalse();
    }

    @Test
    void bytes_that_are_no_text_can_be_signed() {
        byte[] body = {(byte) 0xff, 0, (byte) 0xfe};

        assertThat(holds(new HookRequest(vector().headers(), body))).isFalse();
    }

    @Test
    void several_secrets_hold_while_they_are_rotated() {
        String byOther = "v1," + WebhookSender.sign(OTHER, ID, SENT, BODY);
        Secret both = new Secret(OTHER + " " + SECRET);

        assertThat(at(SENT).holds(both, vector())).isTrue();
        assertThat(at(SENT).holds(both, signed(byOther))).isTrue();
        assertThat(at(SENT).holds(new Secret(SECRET), signed(byOther))).isFalse();
    }

    @Test
    void the_prefix_of_a_secret_may_be_left_out() {
        assertThat(at(SENT).holds(new Secret(SECRET.substring(6)), vector())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_", "whsec_MfKQ", "whsec_????", "MfKQ"})
    void a_secret_that_is_none_proves_nothing(String secret) {
        String signature = "v1," + WebhookSender.sign("whsec_MfKQ", ID, SENT, BODY);

        assertThat(at(SENT).holds(new Secret(secret), signed(signature))).isFalse();
    }

    private static boolean holds(HookRequest request) {
        return at(SENT).holds(new Secret(SECRET), request);
    }

    private static HookRequest vector() {
        return signed(SIGNATURE);
    }

    private static HookRequest signed(String signature) {
        return new HookRequest(
                Map.of(
                        "webhook-id", ID,
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", signature),
                BODY.getBytes(UTF_8));
    }

    private static DeliveryProof at(Instant now) {
        return CustomWebhook.proof(() -> now);
    }
}
