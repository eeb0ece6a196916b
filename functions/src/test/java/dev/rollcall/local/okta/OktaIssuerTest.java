package dev.rollcall.local.okta;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.oidc.OidcIssuer;
import dev.rollcall.adapter.oidc.OidcSettings;
import dev.rollcall.application.port.Issuer.SignedIn;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.testing.FixedSecrets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulated issuer, through the adapter that is deployed. */
class OktaIssuerTest {
    private static final URI REDIRECT = URI.create("http://127.0.0.1:8080/approve/signed-in");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\">");

    private final VirtualTimeline timeline = new VirtualTimeline(NOON);
    private final OktaOrganisation organisation = new OktaOrganisation(timeline);
    private final HttpClient browser = HttpClient.newHttpClient();
    private OktaSimulator simulator;
    private HttpCaller http;
    private OidcIssuer issuer;

    @BeforeEach
    void start() {
        organisation.add(person("00u1", "kim@acme.example", "ACTIVE"));
        organisation.add(person("00u2", "lee@acme.example", "DEPROVISIONED"));
        simulator = new OktaSimulator(organisation, timeline, 0, List.of());
        simulator.issuer().register("approvers", REDIRECT.toString());
        http = new HttpCaller(timeline.clock(), Duration.ofSeconds(30));
        issuer =
                new OidcIssuer(
                        new OidcSettings(
                                URI.create(simulator.issuer().issuer()),
                                "approvers",
                                Optional.empty(),
                                REDIRECT),
                        new FixedSecrets(),
                        http,
                        timeline.clock());
    }

    @AfterEach
    void stop() {
        http.close();
        browser.close();
        simulator.close();
    }

    @Test
    void whoever_says_who_they_are_is_signed_in() throws Exception {
        Map<String, String> back = signIn("kim@acme.example");

        assertThat(back).containsEntry("state", "the-state");
        assertThat(issuer.redeem(code(back), "the-nonce", "the-verifier"))
                .isEqualTo(new SignedIn.As("00u1", NOON));
    }

    @Test
    void a_code_is_good_once_for_its_own_verifier_and_for_a_minute() throws Exception {
        String used = code(signIn("00u1"));
        issuer.redeem(used, "the-nonce", "the-verifier");
        String others = code(signIn("00u1"));
        String old = code(signIn("00u1"));

        assertThat(issuer.redeem(used, "the-nonce", "the-verifier"))
                .isEqualTo(new SignedIn.Refused("invalid_grant"));
        assertThat(issuer.redeem(others, "the-nonce", "another-verifier"))
                .isEqualTo(new SignedIn.Refused("invalid_grant"));
        timeline.advance(Duration.ofMinutes(1));
        assertThat(issuer.redeem(old, "the-nonce", "the-verifier"))
                .isEqualTo(new SignedIn.Refused("invalid_grant"));
    }

    @Test
    void keys_rotate() throws Exception {
        issuer.redeem(code(signIn("00u1")), "the-nonce", "the-verifier");
        simulator.issuer().rotate();
        timeline.advance(Duration.ofMinutes(1));

        assertThat(issuer.redeem(code(signIn("00u1")), "the-nonce", "the-verifier"))
                .isInstanceOf(SignedIn.As.class);
    }

    @Test
    void who_left_cannot_sign_in() throws Exception {
        assertThat(answer("lee@acme.example").statusCode()).isEqualTo(422);
        assertThat(answer("<b>nobody").body()).doesNotContain("<b>nobody");
    }

    @Test
    void the_login_page_names_nobody() throws Exception {
        assertThat(page(authorization()).body()).doesNotContain("00u1", "kim");
    }

    @Test
    void another_redirect_address_is_refused() throws Exception {
        URI elsewhere =
                URI.create(
                        authorization()
                                .toString()
                                .replace(
                                        UriText.encode(REDIRECT.toString()),
                                        UriText.encode("https://evil.example")));

        assertThat(page(elsewhere).statusCode()).isEqualTo(400);
    }

    private Map<String, String> signIn(String who) throws IOException, InterruptedException {
        URI location = URI.create(answer(who).headers().firstValue("Location").orElse("none:"));
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : location.getQuery().split("&")) {
            query.put(pair.split("=")[0], pair.split("=")[1]);
        }
        return query;
    }

    private static String code(Map<String, String> back) {
        return back.getOrDefault("code", "");
    }

    private HttpResponse<String> answer(String who) throws IOException, InterruptedException {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page(authorization()).body());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        form.put("who", who);
        return browser.send(
                HttpRequest.newBuilder(URI.create(simulator.issuer().issuer() + "/v1/authorize"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(UriText.form(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> page(URI uri) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private URI authorization() {
        return issuer.authorization("the-state", "the-nonce", "the-verifier");
    }

    private static OktaPerson person(String id, String login, String status) {
        return new OktaPerson(id, login, "A", "B", status, NOON, NOON, List.of(), "U1");
    }
}
