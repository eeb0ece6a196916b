package dev.rollcall.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.lambda.Invocation;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whatever is sent to a hook, it answers 2xx or 4xx, in time and in bounded memory; and what comes
 * from nobody in particular leaves no trace. {@code -Dfuzz.count} says how many calls, over all
 * hooks; each is made by its own seed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HooksFuzzTest {
    private static final long CALLS = Long.getLong("fuzz.count", 6_000);

    /** The others are the senders': what is theirs is stored, which takes its time. */
    private static final long STRANGERS = CALLS - CALLS / 5;

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:06Z");
    private static final List<HookRoute> ROUTES = HookRoute.ofTemplate();

    /** No text may be lost on the way: half a character is sent as its escape. */
    private static final ObjectWriter WRITER =
            JsonMapper.builder().build().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private final VirtualTimeline timeline = new VirtualTimeline(NOW);
    private LocalRuntime runtime;

    @BeforeAll
    void start() throws Exception {
        runtime = LocalRuntime.start(LocalOptions.onFreePorts(Project.path(""), 10), timeline);
        // What hints do once they are stored is told by other tests.
        runtime.aws()
                .stepFunctions()
                .refuseNextStarts(
                        Integer.MAX_VALUE, AwsError.badRequest("AccessDeniedException", "Not now"));
    }

    @AfterAll
    void stop() {
        runtime.close();
        assertThat(runtime.aws().refusals()).isEmpty();
    }

    @Test
    void what_comes_from_strangers_is_answered_and_leaves_no_trace() {
        Set<Map<String, AttributeValue>> before = items();
        Map<String, Long> answers = new TreeMap<>();

        for (long n = 0; n < STRANGERS; n++) {
            HookRoute route = ROUTES.get((int) (n % ROUTES.size()));
            answers.merge(route + " " + answer(route, Optional.empty(), n), 1L, Long::sum);
        }

        System.out.println("strangers: " + answers);
        assertThat(items()).isEqualTo(before);
    }

    @Test
    void what_comes_from_its_sender_is_answered_however_broken_it_is() {
        List<HookRoute> known = ROUTES.stream().filter(r -> sender(r).isPresent()).toList();
        Map<String, Long> answers = new TreeMap<>();

        for (long n = STRANGERS; n < CALLS; n++) {
            HookRoute route = known.get((int) (n % known.size()));
            answers.merge(route + " " + answer(route, sender(route), n), 1L, Long::sum);
        }

        System.out.println("senders: " + answers);
        assertThat(known)
                .filteredOn(route -> !route.method().equals("GET"))
                .allSatisfy(route ->
                        // Some of it is true, so the proof was one.
                        assertThat(answers.keySet())
                                .anyMatch(answer -> answer.startsWith(route + " 2")));
    }

    @Test
    void every_hook_that_takes_something_is_also_sent_things_by_its_sender() {
        assertThat(ROUTES).isNotEmpty();
        assertThat(ROUTES)
                .filteredOn(route -> !route.method().equals("GET"))
                .allSatisfy(route -> {
                    assertThat(route.samples()).as(route.toString()).isNotEmpty();
                    assertThat(sender(route)).as(route.toString()).isPresent();
                });
    }

    @Test
    void what_is_as_large_as_lambda_lets_in_is_refused_unread() {
        for (HookRoute route : ROUTES) {
            for (Optional<Sender> from : List.of(Optional.<Sender>empty(), sender(route))) {
                ObjectNode event = new HostileCalls(1).next(route, Optional.empty());
                byte[] sent = "[".repeat(4_400_000).getBytes(UTF_8);
                event.put("body", new String(sent, UTF_8)).put("isBase64Encoded", false);
                ObjectNode headers = event.putObject("headers");
                from.ifPresent(one -> one.proof().apply(sent).forEach(headers::put));

                assertThat(status(route, event, -1)).isBetween(200, 499);
            }
        }
    }

    private Optional<Sender> sender(HookRoute route) {
        return Sender.to(route.path(), runtime, NOW);
    }

    private int answer(HookRoute route, Optional<Sender> sender, long seed) {
        return status(route, new HostileCalls(seed).next(route, sender), seed);
    }

    /** The template's own limit of time ends what takes too long, and then it is no answer. */
    private int status(HookRoute route, ObjectNode event, long seed) {
        Invocation ended = runtime.aws().lambda().invoke(route.function(), bytes(event));
        assertThat(ended)
                .as(() -> route + ", seed " + seed + ": " + head(event))
                .isInstanceOf(Invocation.Answered.class);
        JsonNode answer = Json.read(new String(((Invocation.Answered) ended).payload(), UTF_8));
        int status = answer.path("statusCode").asInt();
        assertThat(status / 100)
                .as(() -> route + ", seed " + seed + ": " + answer + " to " + head(event))
                .isIn(2, 4);
        assertThat(answer.path("body").asText().length()).isLessThan(20_000);
        return status;
    }

    private static String head(ObjectNode event) {
        String all = event.toString();
        return all.substring(0, Math.min(4_000, all.length()));
    }

    private static byte[] bytes(ObjectNode event) {
        try {
            return WRITER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event could not be written", e);
        }
    }

    private Set<Map<String, AttributeValue>> items() {
        return runtime
                .clients()
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName("Table"))
                .items()
                .stream()
                .collect(Collectors.toSet());
    }
}
