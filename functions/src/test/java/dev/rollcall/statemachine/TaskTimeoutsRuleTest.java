package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class TaskTimeoutsRuleTest {
    private static final Rule RULE = new TaskTimeoutsRule(Map.of("WorkFunctionArn", 30));

    @ParameterizedTest
    @ValueSource(ints = {31, 60})
    void passes_a_task_that_waits_longer(int seconds) {
        assertThat(RULE.violations(waiting(Integer.toString(seconds)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "5", "\"{% 60 %}\""})
    void finds_a_task_that_does_not_surely_wait_longer(String seconds) {
        assertThat(RULE.violations(waiting(seconds)))
                .containsExactly("/Work gives up before its function");
    }

    private static Machine waiting(String seconds) {
        return Machines.of(
                Machines.task("Work", "\"TimeoutSeconds\": " + seconds + ", \"Next\": \"Done\""));
    }
}
