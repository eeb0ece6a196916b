package dev.rollcall.function;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.local.aws.lambda.Invocation;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/** What the deployed functions let out, as the Lambda runtime tells of it. */
class EveryFunctionTest {
    private LocalRuntime runtime;

    @BeforeEach
    void start() throws Exception {
        runtime =
                LocalRuntime.start(
                        LocalOptions.onFreePorts(Project.path(""), 10),
                        new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z")));
    }

    @AfterEach
    void stop() {
        runtime.close();
    }

    @Test
    void an_event_that_nobody_foresaw_leaves_as_names_of_classes() {
        assertThat(runtime.aws().lambda().functions().keySet())
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(failed(name, "null").errorType())
                                .isEqualTo(UnexpectedFailure.class.getName()));
    }

    private Invocation.Failed failed(String function, String payload) {
        return (Invocation.Failed) runtime.aws().lambda().invoke(function, payload.getBytes(UTF_8));
    }
}
