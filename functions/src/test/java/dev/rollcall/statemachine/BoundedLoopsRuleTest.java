package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLoopsRuleTest {
    private static final Rule RULE = new BoundedLoopsRule();

    @Test
    void passes_a_loop_that_counts() {
        assertThat(RULE.violations(loop("$states.input.busy and $looks < 40", "$looks + 1")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.busy",
                "$looks < 40 or $states.input.busy",
                "$looks > 40",
                "$other < 40"
            })
    void finds_a_loop_whose_condition_does_not_bound_it(String condition) {
        assertThat(RULE.violations(loop(condition, "$looks + 1")))
                .contains("/Ask → Again may go on for ever");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "$looks", "$looks - 1"})
    void finds_a_loop_that_does_not_count_up(String assigned) {
        assertThat(RULE.violations(loop("$looks < 40", assigned)))
                .contains("/Ask → Again may go on for ever");
    }

    @Test
    void finds_a_way_round_the_counter() {
        assertThat(
                        RULE.violations(
                                Machines.of(
                                        """
                                        "Work": {"Type": "Pass", "Assign": {"looks": 0}, "Next": "Look"},
                                        "Look": {
                                          "Type": "Task",
                                          "Resource": "arn:aws:states:::lambda:invoke",
                                          "Assign": {"looks": "{% $looks + 1 %}"},
                                          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Ask"}],
                                          "Next": "Ask"
                                        },
                                        "Ask": {
                                          "Type": "Choice",
                                          "Choices": [{"Condition": "{% $looks < 40 %}", "Next": "Look"}],
                                          "Default": "Done"
                                        }
                                        """)))
                .contains("/Ask → Look may go on for ever");
    }

    private static Machine loop(String condition, String assigned) {
        return Machines.of(
                """
                "Work": {"Type": "Pass", "Assign": {"looks": 0, "other": 0}, "Next": "Ask"},
                "Ask": {
                  "Type": "Choice",
                  "Choices": [{"Condition": "{%% %s %%}", "Next": "Again"}],
                  "Default": "Done"
                },
                "Again": {
                  "Type": "Wait",
                  "Seconds": 1,
                  "Assign": {"looks": "{%% %s %%}"},
                  "Next": "Ask"
                }
                """
                        .formatted(condition, assigned));
    }
}
