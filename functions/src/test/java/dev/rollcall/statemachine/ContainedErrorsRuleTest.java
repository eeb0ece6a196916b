package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainedErrorsRuleTest {
    private static final Rule RULE = new ContainedErrorsRule();
    private static final String CAUGHT =
            "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Done\"}], \"Next\":"
                    + " \"Done\"";

    @Test
    void passes_an_iteration_that_catches_inside() {
        String inner =
                Machines.task(
                                "Inner",
                                "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\":"
                                        + " \"Lost\"}], \"End\": true")
                        + ", \"Lost\": {\"Type\": \"Pass\", \"End\": true}";

        assertThat(RULE.violations(Machines.of(Machines.map("Work", CAUGHT, inner)))).isEmpty();
    }

    @Test
    void finds_a_task_inside_that_catches_nothing() {
        String inner = Machines.task("Inner", "\"End\": true");

        assertThat(RULE.violations(Machines.of(Machines.map("Work", CAUGHT, inner))))
                .containsExactly("/Work/Inner lets an error out");
    }

    @Test
    void finds_a_fail_inside() {
        String inner = "\"Inner\": {\"Type\": \"Fail\", \"Error\": \"Lost\"}";

        assertThat(RULE.violations(Machines.of(Machines.map("Work", CAUGHT, inner))))
                .containsExactly("/Work/Inner lets an error out");
    }

    @Test
    void finds_a_map_that_catches_nothing_itself() {
        String inner = "\"Inner\": {\"Type\": \"Pass\", \"End\": true}";

        assertThat(RULE.violations(Machines.of(Machines.map("Work", "\"Next\": \"Done\"", inner))))
                .containsExactly("/Work lets an error out");
    }
}
