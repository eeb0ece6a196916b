package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardedTasksRuleTest {
    private static final Rule RULE = new GuardedTasksRule();

    @Test
    void passes_a_task_that_retries_catches_and_times_out() {
        assertThat(
                        RULE.violations(
                                Machines.of(
                                        Machines.task(
                                                "Work",
                                                """
                                                "Retry": [{"ErrorEquals": ["Lambda.ServiceException"]}],
                                                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}],
                                                "TimeoutSeconds": 60,
                                                "Next": "Done"
                                                """))))
                .isEmpty();
    }

    @Test
    void finds_all_that_is_missing() {
        assertThat(RULE.violations(Machines.of(Machines.task("Work", "\"Next\": \"Done\""))))
                .containsExactly(
                        "/Work has no Retry",
                        "/Work has no Catch that ends with States.ALL",
                        "/Work has no TimeoutSeconds");
    }

    @Test
    void finds_a_catch_that_leaves_errors_over() {
        assertThat(
                        RULE.violations(
                                Machines.of(
                                        Machines.task(
                                                "Work",
                                                """
                                                "Retry": [{"ErrorEquals": ["Lambda.ServiceException"]}],
                                                "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Done"}],
                                                "TimeoutSeconds": 60,
                                                "Next": "Done"
                                                """))))
                .containsExactly("/Work has no Catch that ends with States.ALL");
    }

    @Test
    void looks_into_iterations() {
        String inner = Machines.task("Inner", "\"End\": true");

        assertThat(RULE.violations(Machines.of(Machines.map("Work", "\"Next\": \"Done\"", inner))))
                .contains("/Work/Inner has no Retry");
    }
}
