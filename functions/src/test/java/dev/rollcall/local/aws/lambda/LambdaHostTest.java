package dev.rollcall.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.rollcall.local.faults.CrashPoint;
import dev.rollcall.local.faults.InvocationFaults;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class LambdaHostTest {
    private static final String NAME = "StubbornFunction";

    private final LambdaHost host =
            new LambdaHost(
                    Map.of(
                            NAME,
                            new LambdaFunction(
                                    NAME,
                                    StubbornHandler.class.getName() + "::handleRequest",
                                    Map.of(),
                                    Duration.ofSeconds(1))),
                    Clock.systemUTC(),
                    new CrashPoint(),
                    new InvocationFaults());

    @Test
    void ends_what_runs_longer_than_the_template_allows() {
        assertThat(invoke(NAME, "{\"do\":\"hang\"}")).isEqualTo("Sandbox.Timedout");
    }

    @Test
    void makes_an_error_of_the_virtual_machine_an_answer_too() {
        assertThat(invoke(NAME, "{\"do\":\"break\"}")).isEqualTo("java.lang.AssertionError");
    }

    @Test
    void fails_an_answer_larger_than_lambda_gives() {
        assertThat(invoke(NAME, "{\"do\":\"flood\"}")).isEqualTo("Function.ResponseSizeTooLarge");
    }

    @Test
    void tells_of_causes_as_the_runtime_on_aws_does() {
        Invocation failed = host.invoke(NAME, "{\"do\":\"break\"}".getBytes(UTF_8));

        assertThat(LambdaService.errorObject((Invocation.Failed) failed).at("/cause/errorMessage"))
                .isEqualTo(TextNode.valueOf("worn out"));
    }

    @Test
    void finds_a_function_by_name_alias_and_arn() {
        assertThat(host.find(NAME)).isPresent();
        assertThat(host.find(NAME + ":live")).isPresent();
        assertThat(host.find("arn:aws:lambda:us-east-1:000000000000:function:" + NAME + ":live"))
                .isPresent();
        assertThat(host.find("Other")).isEmpty();
    }

    @Test
    void lets_whoever_surrounds_invocations_see_function_event_and_answer() {
        List<String> seen = new ArrayList<>();
        host.surround((function, payload, invocation) -> {
            Invocation answer = invocation.get();
            seen.add(function + " " + new String(payload, UTF_8));
            seen.add(answer.getClass().getSimpleName());
            return answer;
        });

        assertThat(invoke(NAME + ":live", "{\"do\":\"break\"}"))
                .isEqualTo("java.lang.AssertionError");

        assertThat(seen).containsExactly(NAME + " {\"do\":\"break\"}", "Failed");
    }

    private String invoke(String name, String payload) {
        return switch (host.invoke(name, payload.getBytes(UTF_8))) {
            case Invocation.Answered _ -> "answered";
            case Invocation.Failed failed -> failed.errorType();
            case Invocation.Unknown _ -> "unknown";
        };
    }
}
