package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoRetryOfManyRuleTest {
    private static final Rule RULE = new NoRetryOfManyRule();
    private static final String INNER = "\"Inner\": {\"Type\": \"Pass\", \"End\": true}";

    @Test
    void passes_a_map_that_is_not_retried() {
        assertThat(RULE.violations(Machines.of(Machines.map("Work", "\"Next\": \"Done\"", INNER))))
                .isEmpty();
    }

    @Test
    void finds_a_map_that_is() {
        String retried = "\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"]}], \"Next\": \"Done\"";

        assertThat(RULE.violations(Machines.of(Machines.map("Work", retried, INNER))))
                .containsExactly("/Work is retried as a whole");
    }
}
