package dev.rollcall.function.site;

import static dev.rollcall.function.site.Browser.with;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.FixedPolicies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Signing in with an issuer, and what is no sign-in. */
class SigningInTest {
    private static final String SESSION = "__Host-rollcall-approver";
    private static final String SIGN_IN = "__Host-rollcall-sign-in";

    private final SiteWorld world = SiteWorld.withIssuer();
    private final BatchId batch = world.sealed(12, 1);
    private final String secret = world.link(batch, FixedPolicies.KIM);
    private final String link = "/approve/" + secret;
    private final Browser browser = world.browser();

    @Test
    void without_a_session_only_numbers_are_shown() {
        String page = browser.get(link).getBody();

        assertThat(page)
                .contains("12 deactivations", "Sign in to see who is on the list")
                .doesNotContain("U00001", "00u00001", "Person 1", "Release all</a>");
        assertThat(browser.get(link + "/people").getHeaders()).containsEntry("Location", link);
        assertThat(browser.get(link + "/review?scope=all").getHeaders())
                .containsEntry("Location", link);
    }

    @Test
    void a_session_shows_names_and_lets_decide() {
        APIGatewayV2HTTPResponse back = world.signIn(browser, secret, "sub-kim");

        assertThat(back.getStatusCode()).isEqualTo(200);
        assertThat(back.getBody()).contains("You are signed in", "content=\"0; url=" + link + "\"");
        assertThat(browser.get(link + "/people").getBody()).contains("Person 1", "U00001");
        assertThat(decide(browser).getStatusCode()).isEqualTo(303);
        assertThat(world.batch(batch).state()).isEqualTo(BatchState.DECIDED);
        assertThat(world.entries(batch))
                .anySatisfy(entry -> assertThat(entry.facts()).containsEntry("by", "SIGN_IN"));
    }

    @Test
    void cookies_are_kept_from_scripts_other_sites_and_plain_http() {
        String state = world.beginSignIn(browser, secret);
        assertThat(browser.cookies()).containsOnlyKeys(SIGN_IN);
        APIGatewayV2HTTPResponse back =
                browser.get(callback(state, world.issuer.signIn(state, "sub-kim")));

        assertThat(back.getCookies().getFirst())
                .startsWith(SESSION + "=")
                .endsWith("; Path=/; Max-Age=600; HttpOnly; SameSite=Strict; Secure");
        assertThat(back.getCookies().getLast()).startsWith(SIGN_IN + "=;").contains("Max-Age=0");
        assertThat(browser.cookies()).containsOnlyKeys(SESSION);
    }

    @Test
    void on_loopback_over_plain_http_the_cookies_do_without() {
        SiteWorld local = SiteWorld.onLoopback();
        String there = local.link(local.sealed(1, 1), FixedPolicies.KIM);
        Browser own = local.browser();

        APIGatewayV2HTTPResponse back = local.signIn(own, there, "sub-kim");

        assertThat(back.getCookies().getFirst())
                .startsWith("rollcall-approver=")
                .doesNotContain("Secure");
        assertThat(back.getHeaders()).doesNotContainKey("Strict-Transport-Security");
        assertThat(own.get("/approve/" + there + "/people").getBody()).contains("Person 1");
    }

    @Test
    void forms_may_go_to_the_issuer_and_nowhere_else() {
        assertThat(browser.get(link).getHeaders().get("Content-Security-Policy"))
                .contains("form-action 'self' https://login.example;");
    }

    @Test
    void a_session_ends_after_ten_minutes() {
        world.signIn(browser, secret, "sub-kim");
        Map<String, String> form = form(browser);
        world.clock.advance(Duration.ofMinutes(10));

        APIGatewayV2HTTPResponse answer =
                browser.post(link + "/decide", with(form, "phrase", "release 12"));

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(answer.getBody()).contains("Your sign-in is over");
        assertThat(browser.get(link).getBody()).contains("Sign in to see");
        assertThat(world.batch(batch).votes()).isEmpty();
    }

    @Test
    void somebody_else_who_signs_in_gets_no_session() {
        APIGatewayV2HTTPResponse back = world.signIn(browser, secret, "sub-lee");

        assertThat(back.getStatusCode()).isEqualTo(403);
        assertThat(back.getBody()).contains("belongs to another approver");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void a_session_is_worth_nothing_on_another_approvers_link() {
        world.signIn(browser, secret, "sub-kim");
        String lees = "/approve/" + world.link(batch, FixedPolicies.LEE);

        assertThat(browser.get(lees).getBody()).contains("Sign in to see");
        assertThat(
                        browser.post(lees + "/decide", with(form(browser), "phrase", "release 12"))
                                .getStatusCode())
                .isEqualTo(403);
        assertThat(world.batch(batch).votes()).isEmpty();
    }

    @Test
    void a_made_up_session_is_none() {
        Browser thief = new Browser(world.site::answer);
        APIGatewayV2HTTPResponse page =
                thief.send(
                        "GET",
                        link + "/people",
                        "",
                        Map.of("cookie", SESSION + "=" + "A".repeat(43)));

        assertThat(page.getStatusCode()).isEqualTo(303);
    }

    @Test
    void the_token_of_a_page_before_the_sign_in_is_no_token_after_it() {
        Map<String, String> before = Browser.form(browser.get(link), link + "/sign-in");
        world.signIn(browser, secret, "sub-kim");

        APIGatewayV2HTTPResponse answer =
                browser.post(
                        link + "/decide",
                        with(
                                form(browser),
                                "phrase",
                                "release 12",
                                "token",
                                before.getOrDefault("token", "")));

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(world.batch(batch).votes()).isEmpty();
    }

    @Test
    void a_sign_in_that_came_back_once_does_not_come_back_again() {
        String state = world.beginSignIn(browser, secret);
        Browser replay = browser.copy();
        String code = world.issuer.signIn(state, "sub-kim");
        browser.get(callback(state, code));

        APIGatewayV2HTTPResponse again = replay.get(callback(state, code));
        assertThat(again.getStatusCode()).isEqualTo(403);
        assertThat(replay.cookies()).isEmpty();
    }

    @Test
    void a_used_state_takes_no_fresh_code_either() {
        String state = world.beginSignIn(browser, secret);
        Browser replay = browser.copy();
        browser.get(callback(state, world.issuer.signIn(state, "sub-kim")));

        replay.get(callback(state, world.issuer.signIn(state, "sub-kim")));

        assertThat(replay.cookies()).isEmpty();
    }

    @Test
    void a_sign_in_that_began_on_another_browser_does_not_end_on_this_one() {
        String state = world.beginSignIn(browser, secret);
        Browser victim = world.browser();

        APIGatewayV2HTTPResponse answer =
                victim.get(callback(state, world.issuer.signIn(state, "sub-kim")));

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(victim.cookies()).isEmpty();
    }

    @Test
    void a_code_of_another_sign_in_is_refused() {
        String own = world.beginSignIn(browser, secret);
        String others = world.beginSignIn(world.browser(), secret);

        APIGatewayV2HTTPResponse answer =
                browser.get(callback(own, world.issuer.signIn(others, "sub-kim")));

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void an_old_sign_in_of_the_issuer_is_not_fresh() {
        String state = world.beginSignIn(browser, secret);
        String code =
                world.issuer.signIn(
                        state, "sub-kim", world.clock.instant().minus(Duration.ofMinutes(2)));

        APIGatewayV2HTTPResponse answer = browser.get(callback(state, code));

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(answer.getBody()).contains("an old one");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void a_sign_in_takes_ten_minutes_at_most() {
        String state = world.beginSignIn(browser, secret);
        String code = world.issuer.signIn(state, "sub-kim");
        world.clock.advance(Duration.ofMinutes(10));

        assertThat(browser.get(callback(state, code)).getStatusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&return=https://evil.example",
                "&redirect_uri=https://evil.example&link=//evil.example",
                "&iss=https%3A%2F%2Fevil.example"
            })
    void nothing_in_the_address_sends_the_browser_elsewhere(String more) {
        String state = world.beginSignIn(browser, secret);

        APIGatewayV2HTTPResponse back =
                browser.get(callback(state, world.issuer.signIn(state, "sub-kim")) + more);

        assertThat(back.getHeaders()).doesNotContainKey("Location");
        assertThat(back.getBody()).doesNotContain("evil").contains("href=\"" + link + "\"");
    }

    @Test
    void an_error_of_the_issuer_is_told_and_not_repeated() {
        String state = world.beginSignIn(browser, secret);

        APIGatewayV2HTTPResponse back =
                browser.get(
                        "/approve/signed-in?state="
                                + state
                                + "&error=access_denied&error_description=%3Cb%3Eevil");

        assertThat(back.getStatusCode()).isEqualTo(403);
        assertThat(back.getBody()).contains("refused or broken off").doesNotContain("evil");
    }

    @Test
    void a_sign_in_is_begun_from_our_page_only() {
        Map<String, String> form = Browser.form(browser.get(link), link + "/sign-in");

        assertThat(
                        List.of(
                                browser.post(
                                        link + "/sign-in",
                                        form,
                                        Map.of("sec-fetch-site", "cross-site")),
                                browser.post(link + "/sign-in", Map.of()),
                                browser.post(link + "/sign-in", with(form, "token", "x"))))
                .allSatisfy(answer -> {
                    assertThat(answer.getStatusCode()).isEqualTo(403);
                    assertThat(answer.getHeaders()).doesNotContainKey("Location");
                });
    }

    @Test
    void the_stores_know_hashes_only() {
        String state = world.beginSignIn(browser, secret);
        browser.get(callback(state, world.issuer.signIn(state, "sub-kim")));
        String session = browser.cookies().getOrDefault(SESSION, "");

        assertThat(world.signIns.session(session, world.clock.instant())).isEmpty();
        assertThat(world.signIns.session(Hashes.sha256(session), world.clock.instant()))
                .isPresent();
        assertThat(world.links.find(secret)).isEmpty();
    }

    private APIGatewayV2HTTPResponse decide(Browser from) {
        return from.post(link + "/decide", with(form(from), "phrase", "release 12"));
    }

    private Map<String, String> form(Browser from) {
        return Browser.form(from.get(link + "/review?scope=all"), link + "/decide");
    }

    private static String callback(String state, String code) {
        return "/approve/signed-in?state=" + state + "&code=" + code;
    }
}
