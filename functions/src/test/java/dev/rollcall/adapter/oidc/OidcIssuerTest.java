package dev.rollcall.adapter.oidc;

import static dev.rollcall.adapter.oidc.IssuerScript.CLIENT;
import static dev.rollcall.adapter.oidc.IssuerScript.DISCOVERY;
import static dev.rollcall.adapter.oidc.IssuerScript.KEY;
import static dev.rollcall.adapter.oidc.IssuerScript.KEYS;
import static dev.rollcall.adapter.oidc.IssuerScript.NONCE;
import static dev.rollcall.adapter.oidc.IssuerScript.TOKEN;
import static dev.rollcall.adapter.oidc.IssuerScript.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;

import dev.rollcall.application.port.Issuer.SignedIn;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

class OidcIssuerTest {
    private final IssuerScript script = new IssuerScript();
    private final OidcIssuer issuer = script.issuer();

    @AfterEach
    void stop() {
        script.close();
    }

    @Test
    void asks_for_a_code_with_pkce_and_a_fresh_sign_in() {
        // The verifier and its challenge are those of RFC 7636, appendix B.
        URI uri =
                issuer.authorization(
                        "the-state", NONCE, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        assertThat(uri.toString()).startsWith(script.address() + "/authorize?");
        assertThat(uri.getRawQuery().split("&"))
                .containsExactlyInAnyOrder(
                        "response_type=code",
                        "client_id=rollcall",
                        "redirect_uri=https%3A%2F%2Frollcall.example%2Fapprove%2Fsigned-in",
                        "scope=openid",
                        "state=the-state",
                        "nonce=the-nonce",
                        "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                        "code_challenge_method=S256",
                        "prompt=login",
                        "max_age=0");
    }

    @Test
    void an_honest_token_says_who_signed_in_and_when() {
        assertThat(script.redeem(signed(script.claims(), KEY)))
                .isEqualTo(new SignedIn.As("sub-kim", script.clock.instant().minusSeconds(5)));
    }

    @Test
    void redeems_the_code_with_its_verifier() {
        script.redeem(signed(script.claims(), KEY));

        assertThat(script.server.onlyRequest(TOKEN).body().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=authorization_code",
                        "code=the-code",
                        "redirect_uri=https%3A%2F%2Frollcall.example%2Fapprove%2Fsigned-in",
                        "client_id=rollcall",
                        "code_verifier=the-verifier");
        assertThat(script.server.onlyRequest(TOKEN).headers()).doesNotContainKey("authorization");
    }

    @Test
    void a_client_with_a_secret_shows_it() {
        script.secrets.with(OidcIssuer.SECRET, "a:b c");

        script.redeem(script.issuer(Optional.of(OidcIssuer.SECRET)), signed(script.claims(), KEY));

        // rollcall:a%3Ab%20c
        assertThat(script.server.onlyRequest(TOKEN).header("authorization"))
                .isEqualTo("Basic cm9sbGNhbGw6YSUzQWIlMjBj");
    }

    @Test
    void a_refused_code_is_a_refusal_and_a_refused_client_is_a_setting_to_mend() {
        script.server.on(
                TOKEN,
                Reply.answer(400, "{\"error\":\"invalid_grant\",\"error_description\":\"x\"}"),
                Reply.answer(401, "{\"error\":\"invalid_client\"}"));

        assertThat(issuer.redeem("c", NONCE, "v")).isEqualTo(new SignedIn.Refused("invalid_grant"));
        assertThatThrownBy(() -> issuer.redeem("c", NONCE, "v"))
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasMessageContaining("invalid_client");
    }

    @Test
    void a_refusals_text_does_not_get_into_codes() {
        script.server.on(TOKEN, Reply.answer(400, "{\"error\":\"<b>kim@acme.example\"}"));

        assertThat(issuer.redeem("c", NONCE, "v")).isEqualTo(new SignedIn.Refused("http-400"));
    }

    @Test
    void an_issuer_out_of_reach_is_no_refusal() {
        script.server.on(TOKEN, Reply.answer(503, ""), Reply.answer(429, ""));

        assertThatThrownBy(() -> issuer.redeem("c", NONCE, "v"))
                .isInstanceOf(PortFailure.Unavailable.class);
        assertThatThrownBy(() -> issuer.redeem("c", NONCE, "v"))
                .isInstanceOf(PortFailure.RateLimited.class);
    }

    @Test
    void an_issuer_that_calls_itself_otherwise_is_not_believed() {
        for (String name : new String[] {script.address() + "/", "https://evil.example"}) {
            script.server.on(DISCOVERY, Reply.ok(script.discovery(name, script.address())));

            assertThatThrownBy(() -> script.issuer().authorization("s", "n", "v"))
                    .isInstanceOf(PortFailure.NeedsHuman.class)
                    .hasMessageContaining("issuer-differs");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://127.0.0.1:1",
                "http://user@127.0.0.1",
                "javascript:alert(1)"
            })
    void endpoints_on_another_host_are_not_used(String elsewhere) {
        script.server.on(DISCOVERY, Reply.ok(script.discovery(script.address(), elsewhere)));

        assertThatThrownBy(() -> issuer.authorization("s", "n", "v"))
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasMessageContaining("foreign-endpoint");
    }

    @Test
    void a_redirect_is_not_followed() {
        script.server
                .on(DISCOVERY, Reply.answer(302, "", "Location", script.address() + "/other"))
                .on("GET /issuer/other", Reply.ok(script.discovery(script.address(), "x")));

        assertThatThrownBy(() -> issuer.authorization("s", "n", "v"))
                .isInstanceOf(PortFailure.class);
        assertThat(script.server.requests("GET /issuer/other")).isEmpty();
    }

    @Test
    void an_answer_without_end_is_given_up() {
        script.server.on(DISCOVERY, Reply.ok("{\"x\":\"" + "x".repeat(300_000) + "\"}"));

        assertThatThrownBy(() -> issuer.authorization("s", "n", "v"))
                .isInstanceOf(PortFailure.Unavailable.class)
                .hasMessageContaining("too-long");
    }

    @Test
    void a_key_that_was_rotated_in_is_found_by_looking_again() {
        script.redeem(issuer, signed(script.claims(), KEY));
        script.clock.advance(Duration.ofMinutes(2));
        RSAKey second = IssuerScript.key("second");
        script.publish(second);

        assertThat(script.redeem(issuer, signed(script.claims(), second)))
                .isInstanceOf(SignedIn.As.class);
        assertThat(script.redeem(issuer, signed(script.claims(), KEY)))
                .isEqualTo(new SignedIn.Refused("token-signature"));
    }

    @Test
    void unknown_keys_make_it_look_again_once_a_minute_at_most() {
        RSAKey unknown = IssuerScript.key("unknown");
        for (int time = 0; time < 5; time++) {
            script.redeem(issuer, signed(script.claims(), unknown));
        }
        assertThat(script.server.requests(KEYS)).hasSize(1);

        script.clock.advance(Duration.ofMinutes(1));
        script.redeem(issuer, signed(script.claims(), unknown));
        script.redeem(issuer, signed(script.claims(), unknown));

        assertThat(script.server.requests(KEYS)).hasSize(2);
    }

    @Test
    void discovery_is_asked_once_an_hour() {
        issuer.authorization("s", "n", "v");
        issuer.authorization("s", "n", "v");
        script.clock.advance(Duration.ofHours(1));
        issuer.authorization("s", "n", "v");

        assertThat(script.server.requests(DISCOVERY)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example",
                "https://login.example?x=1",
                "https://login.example#x",
                "https://u:p@login.example",
                "mailto:login@example"
            })
    void an_issuer_over_plain_http_or_with_more_than_a_path_is_refused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new OidcSettings(
                                URI.create(address),
                                CLIENT,
                                Optional.empty(),
                                IssuerScript.REDIRECT));
    }
}
