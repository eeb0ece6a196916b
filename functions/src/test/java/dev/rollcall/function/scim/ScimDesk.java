package dev.rollcall.function.scim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.application.intake.DispatchHint;
import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.application.push.ChangePushedMembers;
import dev.rollcall.application.push.KeepPushed;
import dev.rollcall.application.push.PushBursts;
import dev.rollcall.application.push.PushClients;
import dev.rollcall.application.push.TellPushed;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.InMemoryCursors;
import dev.rollcall.testing.InMemoryInbox;
import dev.rollcall.testing.InMemoryOutbox;
import dev.rollcall.testing.InMemoryPushedState;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.RecordingWorkflows;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The SCIM service with all stores in memory, as a client of one source sees it. */
final class ScimDesk {
    static final String TOKEN = "a-token-of-more-than-32-characters";
    static final String OTHER_TOKEN = "other-token-of-more-than-32-characters";
    static final SourceId PUSH = new SourceId("push");

    final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
    final PushedState state;
    private final List<Hint> heard = new ArrayList<>();
    private final Inbox inbox = hearing(new InMemoryInbox(), heard);
    final InMemoryOutbox outbox = new InMemoryOutbox();
    final FixedSecrets secrets =
            new FixedSecrets()
                    .with(
                            PushClients.SECRET,
                            """
                            {"clients": [
                              {"name": "entra", "source": "push", "token": "%s"},
                              {"name": "okta", "source": "push-other", "token": "%s"},
                              {"name": "stray", "source": "not-connected",
                               "token": "stray-token-of-more-than-32-characters"},
                              {"name": "short", "source": "push", "token": "short"}]}
                            """
                                    .formatted(TOKEN, OTHER_TOKEN));
    final TellPushed tell;
    private final ScimEndpoint endpoint;
    private final AtomicInteger ids = new AtomicInteger();

    ScimDesk() {
        this(new InMemoryPushedState());
    }

    ScimDesk(PushedState state) {
        this.state = state;
        tell =
                new TellPushed(
                        state,
                        new ReceiveHints(
                                inbox,
                                new DispatchHint(
                                        new InMemoryRuns(), new RecordingWorkflows(), inbox, clock),
                                clock),
                        clock);
        PushBursts bursts = new PushBursts(new InMemoryCursors(), state, outbox, clock);
        endpoint =
                new ScimEndpoint(
                        new PushClients(secrets, Set.of(PUSH, new SourceId("push-other")), clock),
                        state,
                        new KeepPushed(state, tell, bursts, clock),
                        new ChangePushedMembers(state, tell, bursts, clock),
                        this::id);
    }

    /** Spread as random ones are, and the same each time. */
    private String id() {
        int number = ids.incrementAndGet();
        return "%02x000000-0000-4000-8000-%012x".formatted(number * 37 % 256, number);
    }

    /** What was answered. */
    record Answer(int status, Map<String, String> headers, JsonNode body) {
        String id() {
            return body.path("id").asText();
        }

        String scimType() {
            return body.path("scimType").asText();
        }

        List<String> ids() {
            return body.path("Resources").valueStream().map(r -> r.path("id").asText()).toList();
        }

        int total() {
            return body.path("totalResults").asInt(-1);
        }
    }

    Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    /** Filters as a client does, encoded. */
    Answer filtered(String path, String filter) {
        return get(path + "?filter=" + URLEncoder.encode(filter, UTF_8));
    }

    Answer post(String path, String body) {
        return call("POST", path, body, Map.of());
    }

    Answer put(String path, String body) {
        return call("PUT", path, body, Map.of());
    }

    Answer patch(String path, String body) {
        return call("PATCH", path, body, Map.of());
    }

    /** Patches by operations alone. */
    Answer operations(String path, String operations) {
        return patch(
                path,
                """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [%s]}
                """
                        .formatted(operations));
    }

    Answer delete(String path) {
        return call("DELETE", path, null, Map.of());
    }

    Answer call(String method, String path, @Nullable String body, Map<String, String> more) {
        return bytes(method, path, body == null ? null : body.getBytes(UTF_8), more);
    }

    Answer bytes(String method, String path, byte @Nullable [] body, Map<String, String> more) {
        URI uri = URI.create("https://rollcall.example/scim/v2" + path);
        Map<String, String> headers = new HashMap<>();
        headers.put("authorization", "Bearer " + TOKEN);
        headers.put("host", "rollcall.example");
        headers.put("x-forwarded-proto", "https");
        headers.putAll(more);
        APIGatewayV2HTTPEvent event =
                APIGatewayV2HTTPEvent.builder()
                        .withRawPath(uri.getRawPath())
                        .withRawQueryString(Optional.ofNullable(uri.getRawQuery()).orElse(""))
                        .withHeaders(headers)
                        .withBody(body == null ? null : Base64.getEncoder().encodeToString(body))
                        .withIsBase64Encoded(body != null)
                        .withRequestContext(
                                APIGatewayV2HTTPEvent.RequestContext.builder()
                                        .withHttp(
                                                APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                                        .withMethod(method)
                                                        .build())
                                        .build())
                        .build();
        APIGatewayV2HTTPResponse response = endpoint.answer(HttpCall.of(event).orElseThrow());
        return new Answer(
                response.getStatusCode(),
                response.getHeaders(),
                response.getBody() == null ? Json.object() : Json.read(response.getBody()));
    }

    /** Makes a user, and returns the id. */
    String user(String name) {
        return post(
                        "/Users",
                        """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                         "userName": "%1$s", "externalId": "e-%1$s", "active": true,
                         "displayName": "%1$s", "emails":
                           [{"value": "%1$s@acme.example", "type": "work", "primary": true}]}
                        """
                                .formatted(name))
                .id();
    }

    /** Makes a group, and returns the id. */
    String group(String name, String... members) {
        String all = String.join(",", List.of(members).stream().map(ScimDesk::member).toList());
        return post(
                        "/Groups",
                        """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
                         "displayName": "%s", "members": [%s]}
                        """
                                .formatted(name, all))
                .id();
    }

    static String member(String id) {
        return "{\"value\": \"" + id + "\"}";
    }

    List<String> members(String group) {
        return get("/Groups/" + group)
                .body()
                .path("members")
                .valueStream()
                .map(member -> member.path("value").asText())
                .toList();
    }

    /** Returns what the inbox has heard by now, each once. */
    List<Hint> hints() {
        return List.copyOf(heard);
    }

    private static Inbox hearing(Inbox inbox, List<Hint> heard) {
        return new Inbox() {
            @Override
            public Receipt record(Hint hint, Instant receivedAt) {
                Receipt receipt = inbox.record(hint, receivedAt);
                if (receipt == Receipt.RECORDED) {
                    heard.add(hint);
                }
                return receipt;
            }

            @Override
            public Optional<Hint.Way> cameBy(Hint hint) {
                return Optional.empty();
            }

            @Override
            public void dispatched(Hint hint, String runName) {
                inbox.dispatched(hint, runName);
            }

            @Override
            public List<Pending> pending(Instant receivedBefore, int limit) {
                return inbox.pending(receivedBefore, limit);
            }

            @Override
            public void reject(String reason, String sha256, int bytes, Instant at) {
                inbox.reject(reason, sha256, bytes, at);
            }
        };
    }
}
