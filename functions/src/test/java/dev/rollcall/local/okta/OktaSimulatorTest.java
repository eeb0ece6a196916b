package dev.rollcall.local.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.http.Caller;
import dev.rollcall.local.http.LoopbackServer;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.time.VirtualTimeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Simulated Okta by itself: what it shows, what it logs, what its hook sends. */
class OktaSimulatorTest {
    private static final String PERSON = "00u00000000007Acme";

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-01-02T03:04:05Z"));
    private final OktaSimulator okta =
            new OktaSimulator(
                    SampleCompany.generate(250, 7, timeline).okta(), timeline, 0, List.of());
    private final List<Request> received = Collections.synchronizedList(new ArrayList<>());
    private final LoopbackServer receiver =
            LoopbackServer.start(
                    0,
                    List.of(),
                    request -> {
                        received.add(request);
                        return Reply.empty(204);
                    });
    private final HttpClient http = HttpClient.newHttpClient();
    private final Caller caller = new Caller(http, okta.uri(), "SSWS good");

    OktaSimulatorTest() {
        okta.tokens().allowApiToken("good");
        okta.organisation()
                .hooks()
                .register(
                        URI.create("http://127.0.0.1:" + receiver.port() + "/hooks/okta"),
                        "hook-secret");
    }

    @AfterEach
    void stop() {
        http.close();
        okta.close();
        receiver.close();
    }

    @Test
    void shows_nobody_anything_without_a_token() {
        Caller stranger = new Caller(http, okta.uri(), "SSWS bad");

        assertThat(stranger.get("/okta/api/v1/users/" + PERSON).status()).isEqualTo(401);
        assertThat(caller.get("/okta/api/v1/users/" + PERSON).status()).isEqualTo(200);
    }

    @Test
    void a_status_changes_at_the_clocks_time() {
        change("{\"status\":\"DEPROVISIONED\"}");

        JsonNode person = caller.get("/okta/api/v1/users/" + PERSON).body();
        assertThat(person.path("status").asText()).isEqualTo("DEPROVISIONED");
        assertThat(Instant.parse(person.path("statusChanged").asText())).isEqualTo(timeline.now());
    }

    @Test
    void one_deactivation_is_several_events_with_ids_of_their_own() {
        JsonNode answer = change("{\"status\":\"DEPROVISIONED\"}");

        JsonNode log = caller.get("/okta/api/v1/logs?since=2026-01-01T00:00:00Z").body();
        assertThat(log.findValuesAsText("eventType"))
                .containsExactly(
                        "user.lifecycle.deactivate",
                        "application.user_membership.remove",
                        "application.user_membership.remove",
                        "user.session.clear");
        assertThat(log.findValuesAsText("uuid"))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        answer.path("events").valueStream().map(JsonNode::asText).toList());
    }

    @Test
    void of_a_storm_it_has_sixteen_deliveries_under_way_and_sends_them_all() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger all = new AtomicInteger();
        CyclicBarrier sixteen = new CyclicBarrier(16);
        try (LoopbackServer slow =
                LoopbackServer.start(
                        0,
                        List.of(),
                        _ -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            await(sixteen);
                            underWay.decrementAndGet();
                            all.incrementAndGet();
                            return Reply.empty(204);
                        })) {
            okta.organisation()
                    .hooks()
                    .register(URI.create("http://127.0.0.1:" + slow.port() + "/"), "secret");
            caller.post("/_control/hooks", "{\"copies\":48}");
            caller.post("/_control/people/" + PERSON, "{\"status\":\"SUSPENDED\"}");
            timeline.advance(Duration.ofSeconds(1));
        }
        assertThat(most).hasValue(16);
        assertThat(all).hasValue(48);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("Fewer came at once than may", e);
        }
    }

    @Test
    void sends_its_hook_with_the_secret_in_as_many_copies_as_asked() {
        caller.post("/_control/hooks", "{\"copies\":3}");
        change("{\"status\":\"SUSPENDED\"}");
        timeline.awaitIdle();

        assertThat(received)
                .hasSize(3)
                .allSatisfy(request -> {
                    assertThat(request.header("authorization")).contains("hook-secret");
                    assertThat(request.json().at("/data/events/0/eventType").asText())
                            .isEqualTo("user.lifecycle.suspend");
                });
    }

    @Test
    void keeps_silent_when_told_and_still_logs() {
        change("{\"status\":\"SUSPENDED\",\"hook\":false}");
        caller.post("/_control/hooks", "{\"silent\":true}");
        change("{\"status\":\"ACTIVE\"}");
        timeline.awaitIdle();

        assertThat(received).isEmpty();
        assertThat(caller.get("/okta/api/v1/logs?since=2026-01-01T00:00:00Z").body()).hasSize(2);
    }

    @Test
    void leaves_deactivated_people_out_of_a_list_unless_asked() {
        change("{\"status\":\"DEPROVISIONED\"}");

        assertThat(all("/okta/api/v1/users?limit=100")).hasSize(249).doesNotContain(PERSON);
        assertThat(all("/okta/api/v1/users?filter=status%20eq%20%22DEPROVISIONED%22"))
                .containsExactly(PERSON);
    }

    @Test
    void a_poll_of_the_log_goes_on_after_the_last_event_for_ever() {
        change("{\"status\":\"SUSPENDED\"}");
        Caller.Answer first = caller.get("/okta/api/v1/logs?since=2026-01-01T00:00:00Z&limit=1");
        Caller.Answer second = caller.get(next(first));
        change("{\"status\":\"ACTIVE\"}");
        Caller.Answer third = caller.get(next(second));

        assertThat(second.body()).isEmpty();
        assertThat(third.body().findValuesAsText("eventType"))
                .containsExactly("user.lifecycle.unsuspend");
    }

    @Test
    void whose_event_is_lost_is_seen_by_who_looks_and_by_nobody_else() {
        JsonNode changed = change("{\"status\":\"DEPROVISIONED\",\"groups\":[],\"event\":false}");
        timeline.advance(Duration.ofMinutes(1));

        assertThat(changed.path("events")).isEmpty();
        assertThat(received).isEmpty();
        assertThat(caller.get("/okta/api/v1/logs?since=2026-01-01T00:00:00Z").body()).isEmpty();
        assertThat(caller.get("/okta/api/v1/users/" + PERSON).body().path("status").asText())
                .isEqualTo("DEPROVISIONED");
        assertThat(okta.organisation().person(PERSON).orElseThrow().groups()).isEmpty();
    }

    @Test
    void tells_what_a_control_call_got_wrong() {
        assertThat(caller.post("/_control/people/nobody", "{}").status()).isEqualTo(404);
        assertThat(caller.post("/_control/people/" + PERSON, "{not json").status()).isEqualTo(400);
        assertThat(
                        caller.post("/_control/people/" + PERSON, "{\"status\":\"GONE\"}")
                                .body()
                                .path("error")
                                .asText())
                .startsWith("status is one of [STAGED");
    }

    private JsonNode change(String body) {
        return caller.post("/_control/people/" + PERSON, body).body();
    }

    private List<String> all(String path) {
        List<String> ids = new ArrayList<>();
        Caller.Answer page = caller.get(path);
        page.body().forEach(person -> ids.add(person.path("id").asText()));
        while (!page.link().isEmpty()) {
            page = caller.get(next(page));
            page.body().forEach(person -> ids.add(person.path("id").asText()));
        }
        return ids;
    }

    private static String next(Caller.Answer page) {
        return page.link().substring(1, page.link().indexOf('>'));
    }
}
