package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.Caller;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Slack's limits, by the virtual clock. */
class SlackLimitsTest {
    private static final int BURST = 20;

    private final AcmeSlack acme = new AcmeSlack();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void user_writes_burst_to_twenty_and_refill_three_a_second() {
        assertThat(accepted(BURST + 5)).isEqualTo(BURST);

        acme.timeline.advance(Duration.ofMillis(333));
        assertThat(accepted(1)).isZero();
        acme.timeline.advance(Duration.ofMillis(1));
        assertThat(accepted(2)).isEqualTo(1);
        acme.timeline.advance(Duration.ofMinutes(5));
        assertThat(accepted(BURST + 1)).isEqualTo(BURST);
    }

    @Test
    void a_refusal_says_how_many_whole_seconds_to_wait() {
        for (int call = 0; call < 2; call++) {
            acme.caller.post("/api/admin.apps.uninstall", "{}");
        }
        Caller.Answer refused = acme.caller.post("/api/admin.apps.uninstall", "{}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("error").asText()).isEqualTo("ratelimited");
        assertThat(refused.retryAfter()).isEqualTo("60");

        acme.timeline.advance(Duration.ofMillis(20_500));
        assertThat(acme.caller.post("/api/admin.apps.uninstall", "{}").retryAfter())
                .isEqualTo("40");
        acme.timeline.advance(Duration.ofSeconds(40));
        assertThat(acme.caller.post("/api/admin.apps.uninstall", "{}").status()).isEqualTo(200);
    }

    @Test
    void a_refusal_may_say_anything_about_the_wait_and_have_any_body() {
        for (int call = 0; call < 2; call++) {
            acme.caller.post("/api/admin.apps.uninstall", "{}");
        }
        assertThat(refusedSaying("A_MINUTE", "CODE")).isEqualTo("60");
        assertThat(refusedSaying("A_SECOND", "EMPTY")).isEqualTo("1");
        assertThat(refusedSaying("ABSENT", "EMPTY")).isEmpty();
    }

    private String refusedSaying(String retryAfter, String body) {
        acme.turn("throttling", "retryAfter", "\"" + retryAfter + "\"");
        acme.turn("throttling", "body", "\"" + body + "\"");
        Caller.Answer refused = acme.caller.post("/api/admin.apps.uninstall", "{}");
        assertThat(refused.status()).isEqualTo(429);
        return refused.retryAfter();
    }

    @Test
    void each_method_and_each_app_has_limits_of_its_own() {
        acme.organisation()
                .allowToken("other", new SlackOrganisation.Token("A0OTHER", "U0INSTALLER"));
        Caller other = new Caller(acme.caller.client(), acme.slack.uri(), "Bearer other");
        acme.caller.post("/api/admin.apps.uninstall", "{}");

        assertThat(acme.caller.post("/api/admin.apps.uninstall", "{}").status()).isEqualTo(429);
        assertThat(other.post("/api/admin.apps.uninstall", "{}").status()).isEqualTo(200);
        assertThat(acme.caller.post("/api/admin.usergroups.fetch", "{}").status()).isEqualTo(200);
    }

    @Test
    void the_organisation_s_limits_are_shared_by_all_apps() {
        acme.organisation()
                .allowToken("other", new SlackOrganisation.Token("A0OTHER", "U0INSTALLER"));
        Caller other = new Caller(acme.caller.client(), acme.slack.uri(), "Bearer other");
        assertThat(accepted(BURST)).isEqualTo(BURST);

        Caller.Answer refused = other.patch("/scim/v2/Users/" + ANA, "{}");

        assertThat(AcmeSlack.code(refused)).isEqualTo("429 too_many_requests");
        assertThat(refused.retryAfter()).isEqualTo("1");
    }

    @Test
    void the_audit_log_lets_fifty_a_minute_through_and_refuses_in_its_own_words() {
        for (int call = 0; call < 50; call++) {
            assertThat(acme.caller.get("/audit/v1/logs").status()).isNotEqualTo(429);
        }
        Caller.Answer refused = acme.caller.get("/audit/v1/logs");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("error").asText()).isEqualTo("rate_limited");
        assertThat(refused.retryAfter()).isEqualTo("2");
    }

    @Test
    void a_foreign_app_uses_up_its_part_of_what_comes_in() {
        acme.fault("{\"fault\":\"foreign-use\",\"bucket\":\"scim-user-writes\",\"share\":0.5}");
        accepted(BURST);

        acme.timeline.advance(Duration.ofMillis(666));
        assertThat(accepted(1)).isZero();
        acme.timeline.advance(Duration.ofMillis(1));
        assertThat(accepted(2)).isEqualTo(1);

        acme.caller.delete("/_control/faults");
        acme.timeline.advance(Duration.ofMillis(334));
        assertThat(accepted(1)).isEqualTo(1);
    }

    @Test
    void a_user_takes_one_write_at_a_time() throws Exception {
        acme.slack.faults().add(FaultRule.next(1, "PATCH", new Fault.Delay(Duration.ofSeconds(5))));
        CompletableFuture<Caller.Answer> first = CompletableFuture.supplyAsync(this::write);
        await(() -> acme.slack.faults().isEmpty());

        Caller.Answer second = write();
        await(() -> {
            acme.timeline.advance(Duration.ofSeconds(5));
            return first.isDone();
        });

        assertThat(AcmeSlack.code(second)).isEqualTo("429 too_many_requests");
        assertThat(second.retryAfter()).isEqualTo("1");
        assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(write().status()).isEqualTo(200);
    }

    @Test
    void limits_can_be_widened_and_switched_off() {
        acme.caller.post("/_control/limits", "{\"factor\":2}");
        assertThat(accepted(2 * BURST + 5)).isEqualTo(2 * BURST);

        acme.caller.post("/_control/limits", "{\"on\":false}");
        assertThat(accepted(100)).isEqualTo(100);
        assertThat(acme.caller.post("/_control/limits", "{\"factor\":0}").status()).isEqualTo(400);
    }

    @Test
    void who_has_no_token_uses_nothing_up() {
        Caller stranger = new Caller(acme.caller.client(), acme.slack.uri(), "Bearer bad");
        for (int call = 0; call < 2 * BURST; call++) {
            stranger.patch("/scim/v2/Users/" + ANA, "{}");
        }

        assertThat(accepted(BURST)).isEqualTo(BURST);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private int accepted(int calls) {
        int accepted = 0;
        for (int call = 0; call < calls; call++) {
            accepted += write().status() == 429 ? 0 : 1;
        }
        return accepted;
    }

    private Caller.Answer write() {
        return acme.patch("/Users/" + ANA, "replace", "title", "\"Engineer\"");
    }
}
