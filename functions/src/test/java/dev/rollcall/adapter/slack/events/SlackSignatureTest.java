package dev.rollcall.adapter.slack.events;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class SlackSignatureTest {
    private static final long NOW = 1_795_514_406L;
    private static final Secret SECRET = new Secret("f00d5ec2e7");
    private static final String BODY = "{\"type\":\"event_callback\", \"é\":1}";

    private final SlackSignature signature =
            new SlackSignature(InstantSource.fixed(Instant.ofEpochSecond(NOW)));

    @Test
    void holds_for_what_the_secret_has_signed_just_now() throws Exception {
        assertThat(signature.holds(SECRET, request(BODY, NOW, signed(SECRET, NOW, BODY)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-301,false", "-300,true", "300,true", "301,false", "-86400,false"})
    void holds_for_five_minutes_in_the_past_and_the_future(long off, boolean holds)
            throws Exception {
        long at = NOW + off;

        assertThat(signature.holds(SECRET, request(BODY, at, signed(SECRET, at, BODY))))
                .isEqualTo(holds);
    }

    @Test
    void does_not_hold_for_another_secret_body_or_time() throws Exception {
        String good = signed(SECRET, NOW, BODY);

        assertThat(signature.holds(new Secret("another"), request(BODY, NOW, good))).isFalse();
        assertThat(signature.holds(SECRET, request(BODY + " ", NOW, good))).isFalse();
        assertThat(signature.holds(SECRET, request(BODY, NOW - 1, good))).isFalse();
        assertThat(signature.holds(SECRET, request(BODY, NOW, good.replace("v0=", "v1="))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1795514406.5", "99999999999999999999", "१७९५५१४४०६"})
    void does_not_hold_for_what_is_no_time(String time) throws Exception {
        Map<String, String> headers =
                Map.of(
                        "X-Slack-Request-Timestamp",
                        time,
                        "X-Slack-Signature",
                        signed(SECRET, NOW, BODY));

        assertThat(signature.holds(SECRET, new HookRequest(headers, BODY.getBytes(UTF_8))))
                .isFalse();
    }

    @Test
    void does_not_hold_without_one_of_the_headers() throws Exception {
        Map<String, String> headers =
                new LinkedHashMap<>(request(BODY, NOW, signed(SECRET, NOW, BODY)).headers());
        for (String name : headers.keySet()) {
            Map<String, String> without = new LinkedHashMap<>(headers);
            without.remove(name);

            assertThat(signature.holds(SECRET, new HookRequest(without, BODY.getBytes(UTF_8))))
                    .as(name)
                    .isFalse();
        }
    }

    private static HookRequest request(String body, long at, String signature) {
        return new HookRequest(
                Map.of(
                        "X-Slack-Request-Timestamp",
                        Long.toString(at),
                        "x-slack-signature",
                        signature),
                body.getBytes(UTF_8));
    }

    private static String signed(Secret secret, long at, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.value().getBytes(UTF_8), "HmacSHA256"));
        byte[] code = mac.doFinal(("v0:" + at + ":" + body).getBytes(UTF_8));
        return "v0=" + HexFormat.of().formatHex(code);
    }
}
