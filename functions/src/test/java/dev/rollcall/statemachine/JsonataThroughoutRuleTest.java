package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonataThroughoutRuleTest {
    private static final Rule RULE = new JsonataThroughoutRule();
    private static final Machine GOOD =
            Machines.of("\"Work\": {\"Type\": \"Pass\", \"Next\": \"Done\"}");

    @Test
    void passes_one_dialect_named_at_the_top() {
        assertThat(RULE.violations(GOOD)).isEmpty();
    }

    @Test
    void finds_a_machine_without_a_dialect() {
        String silent = GOOD.text().replace("\"QueryLanguage\": \"JSONata\",", "");

        assertThat(RULE.violations(new Machine("silent", silent))).hasSize(1);
    }

    @Test
    void finds_a_state_that_names_its_own() {
        String mixed = GOOD.text().replace("\"Pass\"", "\"Pass\", \"QueryLanguage\": \"JSONata\"");

        assertThat(RULE.violations(new Machine("mixed", mixed))).hasSize(1);
    }
}
