package dev.rollcall.function.wiring;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.sfn.SfnWorkflows;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class AwsClientsTest {
    private static final String MACHINE =
            "arn:aws:states:us-east-1:000000000000:stateMachine:Deactivate";

    /** What an identity provider allows a hook in all. */
    private static final Duration HOOK = Duration.ofSeconds(3);

    private final ScriptedServer server = new ScriptedServer();
    private final Workflows workflows =
            new SfnWorkflows(
                    new AwsClients(
                                    new Environment(
                                            Map.of(
                                                    "AWS_REGION", "us-east-1",
                                                    "AWS_ACCESS_KEY_ID", "test",
                                                    "AWS_SECRET_ACCESS_KEY", "test",
                                                    "AWS_ENDPOINT_URL", server.uri("").toString())))
                            .stepFunctions(),
                    MACHINE);

    @AfterEach
    void close() {
        server.close();
    }

    static List<Reply> troubles() {
        return List.of(
                new Reply.Silence(),
                new Reply.HeadersOnly(),
                new Reply.HangUp(),
                Reply.answer(400, "{\"__type\":\"ThrottlingException\"}"),
                Reply.answer(500, "{}"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void a_start_that_meets_trouble_leaves_the_hook_its_time(Reply trouble) {
        server.on("POST /", trouble);
        long before = System.nanoTime();

        assertThat(workflows.start(ticket(ANA, 1), Duration.ofMillis(500)))
                .isEqualTo(Workflows.Start.NOT_STARTED);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(HOOK);
    }
}
