package dev.rollcall.function;

import static dev.rollcall.testing.LeaverWorld.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import dev.rollcall.adapter.ssf.SsfReader;
import dev.rollcall.adapter.ssf.SsfSettings;
import dev.rollcall.adapter.webhook.CustomWebhook;
import dev.rollcall.application.intake.AcceptDelivery;
import dev.rollcall.application.intake.AcceptSignal;
import dev.rollcall.application.intake.ProvenBySecret;
import dev.rollcall.application.intake.ReceiveOrKeep;
import dev.rollcall.application.intake.TellSubject;
import dev.rollcall.application.intake.TendStream;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.signal.SessionRevoked;
import dev.rollcall.function.wiring.Turns;
import dev.rollcall.local.senders.WebhookSender;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.log.Metrics;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.InMemoryRevocations;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whatever is sent to the hooks is answered, soon, and by what the sender did: nothing of it is our
 * trouble. What is signed is changed before it is signed too, so that it gets further.
 */
class HookFuzzTest {
    private static final int TRIES = Integer.getInteger("hooks.fuzz", 20_000);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String SECRET = "whsec_" + "QUJD".repeat(12);
    private static final String AUDIENCE = "https://rollcall.acme.example";

    private static final List<String> MORSELS =
            List.of(
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "null",
                    "true",
                    "-1",
                    "1e999",
                    "\\u0000",
                    "\ud83d\ude00",
                    "\u0000",
                    ".",
                    "..",
                    "=",
                    "iss_sub",
                    "email",
                    "aliases",
                    "sub_id",
                    "person.left",
                    "whsec_",
                    "v1,",
                    " ",
                    "\n",
                    "9999999999999999999",
                    "{\"a\":",
                    "@",
                    "\u00e4",
                    "+999999999-12-31T23:59:59Z",
                    "2026-02-30T00:00:00Z");

    private static final Context NOT_ASKED =
            (Context)
                    Proxy.newProxyInstance(
                            Context.class.getClassLoader(),
                            new Class<?>[] {Context.class},
                            (_, method, _) -> {
                                throw new UnsupportedOperationException(method.getName());
                            });

    private final LeaverWorld world = new LeaverWorld();
    private final ScriptedServer server = new ScriptedServer();
    private final HttpCaller http = new HttpCaller(world.clock, Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void the_hook_for_one_s_own_events_answers_anything() {
        CustomHookFunction function =
                new CustomHookFunction(
                        new AcceptDelivery(
                                new ProvenBySecret(
                                        CustomWebhook.SECRET,
                                        new FixedSecrets().with(CustomWebhook.SECRET, SECRET),
                                        CustomWebhook.proof(world.clock),
                                        world.clock),
                                CustomWebhook.deliveries(Set.of(ANA.source())),
                                world.inbox,
                                receive(),
                                world.clock),
                        new Metrics("fuzz", world.clock));
        Random random = new Random(7);

        Map<Integer, Integer> answers = new HashMap<>();
        for (int i = 0; i < TRIES; i++) {
            String id = random.nextInt(4) == 0 ? mutated("msg_1", random) : "msg_" + i;
            String body =
                    mutated(
                            "{\"type\":\"person.left\",\"timestamp\":\"2026-03-02T09:00:00Z\","
                                    + "\"data\":{\"source\":\"okta\",\"person\":\"00uAna\"}}",
                            random);
            Map<String, String> headers = new HashMap<>();
            headers.put("webhook-id", id);
            headers.put("webhook-timestamp", Long.toString(world.clock.instant().getEpochSecond()));
            headers.put(
                    "webhook-signature",
                    "v1," + WebhookSender.sign(SECRET, id, world.clock.instant(), body));
            shake(headers, random);
            answers.merge(answer(function, headers, body, random), 1, Integer::sum);
        }

        assertThat(answers).containsKeys(204, 400, 401, 405);
        assertThat(world.inbox.hints())
                .isNotEmpty()
                .allMatch(hint -> hint.person().source().equals(ANA.source()));
    }

    @Test
    void the_hook_for_security_events_answers_anything() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        server.on("GET /keys", ScriptedServer.Reply.ok(new JWKSet(key.toPublicJWK()).toString()));
        String issuer = server.uri("/issuer").toString();
        InMemorySlackOrganisation slack = new InMemorySlackOrganisation(world.clock);
        SsfHookFunction function =
                new SsfHookFunction(
                        new AcceptSignal(
                                Optional.empty(),
                                new SsfReader(
                                        new SsfSettings(
                                                URI.create(issuer),
                                                AUDIENCE,
                                                ANA.source(),
                                                Optional.of(server.uri("/keys")),
                                                true),
                                        http,
                                        world.clock),
                                new FixedPolicies(
                                        FixedPolicies.usual()
                                                .leavers()
                                                .with(SessionRevoked.RESET_SESSIONS)),
                                new TellSubject(
                                        ANA.source(), slack.ports().directory(), world.links),
                                new InMemoryRevocations(),
                                new TendStream(world.cursors, world.escalations, world.clock),
                                world.inbox,
                                receive(),
                                world.clock),
                        new Turns(),
                        new Metrics("fuzz", world.clock));
        ECDSASigner signer = new ECDSASigner(key);
        Random random = new Random(8);

        Map<Integer, Integer> answers = new HashMap<>();
        for (int i = 0; i < TRIES; i++) {
            boolean signedAfter = random.nextBoolean();
            String claims = claims(issuer, i, random);
            JWSObject token =
                    new JWSObject(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .keyID(random.nextInt(20) == 0 ? "x" + i : "k")
                                    .type(new JOSEObjectType("secevent+jwt"))
                                    .build(),
                            new Payload(signedAfter ? mutated(claims, random) : claims));
            token.sign(signer);
            String text = token.serialize();
            String body = signedAfter && random.nextInt(4) != 0 ? text : mutated(text, random);
            answers.merge(answer(function, new HashMap<>(), body, random), 1, Integer::sum);
        }

        assertThat(answers).containsKeys(202, 400, 405);
        assertThat(world.inbox.hints()).isNotEmpty();
    }

    private static String claims(String issuer, int number, Random random) {
        List<String> events =
                List.of(
                        "caep/event-type/session-revoked",
                        "risc/event-type/account-disabled",
                        "ssf/event-type/stream-updated",
                        "ssf/event-type/verification",
                        "caep/event-type/credential-change");
        return """
        {"iss":"%1$s","jti":"j-%2$d","iat":1772442000,"aud":["%3$s"],
         "sub_id":{"format":"iss_sub","iss":"%1$s","sub":"00uAna"},
         "events":{"https://schemas.openid.net/secevent/%4$s":
           {"status":"paused","event_timestamp":1772441999000}}}
        """
                .formatted(issuer, number, AUDIENCE, events.get(random.nextInt(events.size())));
    }

    private ReceiveOrKeep receive() {
        return new ReceiveOrKeep(
                Set.of(new SourceId("csv")), world.inbox, world.receive, world.clock);
    }

    private static int answer(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function,
            Map<String, String> headers,
            String body,
            Random random) {
        APIGatewayV2HTTPEvent event = event(headers, body, random);
        long begun = System.nanoTime();
        int status = function.handleRequest(event, NOT_ASKED).getStatusCode();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        assertThat(status).as(body).isBetween(200, 499).isNotIn(range300());
        return status;
    }

    private static List<Integer> range300() {
        return IntStream.range(300, 400).boxed().toList();
    }

    private static APIGatewayV2HTTPEvent event(
            Map<String, String> headers, String body, Random random) {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        Http http = new Http();
        http.setMethod(random.nextInt(50) == 0 ? "GET" : "POST");
        RequestContext context = new RequestContext();
        context.setHttp(http);
        event.setRequestContext(context);
        event.setHeaders(headers);
        int way = random.nextInt(20);
        event.setIsBase64Encoded(way < 5);
        event.setBody(base64OrNot(way, body));
        return event;
    }

    /** The gateway sends either; and what is marked as base64 and is not is answered too. */
    private static @Nullable String base64OrNot(int way, String body) {
        if (way == 0) {
            return body;
        }
        if (way < 5) {
            return Base64.getEncoder().encodeToString(body.getBytes(UTF_8));
        }
        return way == 6 ? null : body;
    }

    private static void shake(Map<String, String> headers, Random random) {
        if (random.nextInt(3) == 0) {
            List<String> names = List.copyOf(headers.keySet());
            String name = names.get(random.nextInt(names.size()));
            headers.put(name, mutated(headers.get(name), random));
        }
        if (random.nextInt(30) == 0) {
            headers.remove(List.copyOf(headers.keySet()).getFirst());
        }
    }

    private static String mutated(@Nullable String text, Random random) {
        StringBuilder changed = new StringBuilder(text == null ? "" : text);
        for (int change = random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(changed.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> changed.insert(at, MORSELS.get(random.nextInt(MORSELS.size())));
                case 1 -> changed.setLength(at);
                case 2 -> changed.insert(at, (char) random.nextInt(0x250));
                case 3 ->
                        changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(9)));
                default -> changed.insert(at, changed.substring(0, at));
            }
        }
        return changed.toString();
    }
}
