package dev.rollcall.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

class HttpCallerTest {
    private static final Duration BRIEF = Duration.ofMillis(200);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final ScriptedServer server = new ScriptedServer();
    private final HttpCaller caller = new HttpCaller(clock, Duration.ofSeconds(5));
    private final HttpCaller hasty = new HttpCaller(clock, BRIEF);

    @AfterEach
    void close() {
        caller.close();
        hasty.close();
        server.close();
    }

    @Test
    void sends_method_headers_and_body_as_given() {
        server.on("PATCH /x", Reply.ok("fine"));

        caller.call(
                HttpCall.patch(server.uri("/x?a=1"), "/x", "application/json", "{\"a\":false}")
                        .header("Authorization", "Bearer t"));

        ScriptedServer.Request sent = server.onlyRequest("PATCH /x");
        assertThat(sent.body()).isEqualTo("{\"a\":false}");
        assertThat(sent.query()).isEqualTo("a=1");
        assertThat(sent.header("content-type")).isEqualTo("application/json");
        assertThat(sent.header("authorization")).isEqualTo("Bearer t");
    }

    @Test
    void says_who_calls() {
        server.on("GET /x", Reply.ok("fine"));
        caller.call(HttpCall.get(server.uri("/x"), "/x"));
        assertThat(server.onlyRequest("GET /x").header("user-agent")).isEqualTo("Rollcall");
    }

    @Test
    void what_no_request_can_carry_is_not_sent_and_not_quoted() {
        HttpCall call = HttpCall.get(server.uri("/x"), "/x").header("Authorization", "secret\n");

        assertThat(caller.call(call)).isEqualTo(new HttpReply.NotSent("cannot-be-sent"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void returns_status_headers_and_body() {
        server.on("GET /x", Reply.answer(418, "ä", "Retry-After", "7"));

        assertThat(caller.call(get("/x")))
                .isInstanceOfSatisfying(
                        HttpReply.Answer.class,
                        answer -> {
                            assertThat(answer.status()).isEqualTo(418);
                            assertThat(answer.body()).isEqualTo("ä");
                            assertThat(answer.headers().firstValue("retry-after")).contains("7");
                        });
    }

    @Test
    void does_not_follow_a_redirect() {
        server.on("GET /x", Reply.answer(302, "", "Location", server.uri("/y").toString()));

        assertThat(status(caller.call(get("/x")))).isEqualTo(302);
        assertThat(server.requests("GET /y")).isEmpty();
    }

    @Test
    void knows_that_nothing_was_sent_where_nobody_listens() {
        URI nobody = server.uri("/x");
        server.close();

        assertThat(caller.call(HttpCall.post(nobody, "/x", "text/plain", "")))
                .isInstanceOf(HttpReply.NotSent.class);
    }

    @Test
    void sends_nothing_when_no_time_is_left() {
        assertThat(caller.call(get("/x"), Deadline.in(Duration.ZERO)))
                .isEqualTo(new HttpReply.NotSent("no-time-left"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void gives_up_a_server_that_says_nothing() {
        server.on("POST /x", new Reply.Silence());

        assertThat(hasty.call(post("/x"))).isEqualTo(new HttpReply.Lost("timeout"));
    }

    @Test
    void counts_the_body_into_the_deadline() {
        server.on("GET /x", new Reply.HeadersOnly());

        assertThat(hasty.call(get("/x"))).isEqualTo(new HttpReply.Lost("timeout"));
    }

    @Test
    void ends_at_an_earlier_deadline_than_its_own() {
        server.on("POST /x", new Reply.Silence());

        assertThat(caller.call(post("/x"), Deadline.in(BRIEF)))
                .isEqualTo(new HttpReply.Lost("timeout"));
    }

    @Test
    void sends_a_repeatable_call_once_more_when_the_connection_breaks() {
        server.on("GET /x", new Reply.HangUp(), Reply.ok("fine"));
        server.on("POST /x", new Reply.HangUp(), Reply.ok("fine"));

        assertThat(status(caller.call(get("/x")))).isEqualTo(200);
        assertThat(status(caller.call(post("/x").reading()))).isEqualTo(200);
        assertThat(server.requests("POST /x")).hasSize(2);
    }

    @Test
    void never_sends_another_call_twice() {
        server.on("POST /x", new Reply.HangUp(), Reply.ok("fine"));

        assertThat(caller.call(post("/x"))).isEqualTo(new HttpReply.Lost("broken"));
        assertThat(server.requests("POST /x")).hasSize(1);
    }

    @Test
    void does_not_swallow_an_endless_body() {
        server.on("POST /x", Reply.ok("x".repeat(10 * 1024 * 1024 + 1)));

        assertThat(caller.call(post("/x"))).isInstanceOf(HttpReply.Lost.class);
    }

    @Test
    void works_again_after_a_snapshot_and_after_a_long_rest() {
        server.on("GET /x", Reply.ok("fine"));

        caller.close();
        assertThat(status(caller.call(get("/x")))).isEqualTo(200);
        clock.advance(PooledClient.LONGEST_REST.plusSeconds(1));
        assertThat(status(caller.call(get("/x")))).isEqualTo(200);
    }

    @Test
    void prints_neither_address_nor_headers_nor_bodies() {
        HttpCall call =
                HttpCall.post(server.uri("/u/jane@x"), "/u/{id}", "text/plain", "jane")
                        .header("Authorization", "Bearer sesame");
        server.on("POST /u/jane@x", Reply.ok("jane@x"));

        assertThat(call).hasToString("POST /u/{id}");
        assertThat(caller.call(call)).hasToString("Answer[200]");
    }

    private HttpCall get(String path) {
        return HttpCall.get(server.uri(path), path);
    }

    private HttpCall post(String path) {
        return HttpCall.post(server.uri(path), path, "text/plain", "body");
    }

    private static int status(HttpReply reply) {
        return reply instanceof HttpReply.Answer answer ? answer.status() : -1;
    }
}
