package dev.rollcall.function.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.port.ApprovalLinks.Link;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.FixedPolicies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** Links that are not good, and what must not be told about them. */
class BadLinksTest {
    private final SiteWorld world = SiteWorld.linkOnly();
    private final BatchId batch = world.sealed(3, 1);
    private final String good = world.link(batch, FixedPolicies.KIM);
    private final Browser browser = world.browser();
    private final APIGatewayV2HTTPResponse unknown = browser.get("/approve/" + world.secret());

    @Test
    void the_answer_to_an_unknown_link_says_nothing_but_what_to_do() {
        assertThat(unknown.getStatusCode()).isEqualTo(404);
        assertThat(unknown.getBody())
                .contains("This link is not good")
                .doesNotContain(batch.value(), "kim", "deactivation");
    }

    @Test
    void a_forged_link_looks_like_an_unknown_one() {
        assertSame(browser.get("/approve/" + "A".repeat(43)));
        assertSame(browser.get("/approve/short"));
        assertSame(browser.get("/approve/"));
        assertSame(browser.get("/approve/..%2f..%2fetc"));
        assertSame(browser.get("/approve/" + good + "/people/more"));
        assertSame(browser.get("/approve/" + good + "/admin"));
    }

    @Test
    void a_link_altered_in_any_place_looks_like_an_unknown_one() {
        IntStream.range(0, good.length())
                .mapToObj(i -> good.substring(0, i) + "_" + good.substring(i + 1))
                .forEach(altered -> assertSame(browser.get("/approve/" + altered)));
    }

    @Test
    void the_stored_hash_is_no_link() {
        assertSame(browser.get("/approve/" + Hashes.sha256(good)));
        assertSame(browser.get("/approve/" + Hashes.sha256(good).substring(0, 43)));
    }

    @Test
    void an_expired_link_looks_like_an_unknown_one() {
        assertThat(browser.get("/approve/" + good).getStatusCode()).isEqualTo(200);

        world.clock.advance(Duration.ofHours(8));

        assertSame(browser.get("/approve/" + good));
        assertSame(browser.get("/approve/" + good + "/people"));
        assertSame(browser.post("/approve/" + good + "/decide", Map.of("scope", "all")));
    }

    @Test
    void a_link_of_somebody_who_approves_no_more_looks_like_an_unknown_one() {
        String secret = world.secret();
        world.links.record(
                new Link(
                        Hashes.sha256(secret),
                        batch,
                        new ApproverId("gone"),
                        world.clock.instant().plus(Duration.ofHours(1))));

        assertSame(browser.get("/approve/" + secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"choose", "decide", "sign-in"})
    void a_form_sent_to_a_bad_link_is_answered_alike(String action) {
        assertSame(browser.post("/approve/" + world.secret() + "/" + action, Map.of()));
    }

    private void assertSame(APIGatewayV2HTTPResponse answer) {
        assertThat(answer.getStatusCode()).isEqualTo(unknown.getStatusCode());
        assertThat(answer.getHeaders()).isEqualTo(unknown.getHeaders());
        assertThat(answer.getBody()).isEqualTo(unknown.getBody());
        assertThat(answer.getCookies()).isEqualTo(unknown.getCookies());
    }
}
