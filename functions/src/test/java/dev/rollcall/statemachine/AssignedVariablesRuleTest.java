package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssignedVariablesRuleTest {
    private static final Rule RULE = new AssignedVariablesRule();

    @Test
    void passes_a_variable_assigned_on_the_way_and_read_inside() {
        String inner =
                "\"Inner\": {\"Type\": \"Pass\", \"Output\": \"{% $seen %}\", \"End\": true}";

        assertThat(
                        RULE.violations(
                                Machines.of(
                                        """
                                        "Work": {"Type": "Pass", "Assign": {"seen": 1}, "Next": "Each"},
                                        """
                                                + Machines.map(
                                                        "Each", "\"Next\": \"Done\"", inner))))
                .isEmpty();
    }

    @Test
    void finds_a_variable_read_in_the_state_that_assigns_it() {
        assertThat(
                        RULE.violations(
                                Machines.of(
                                        """
                                        "Work": {
                                          "Type": "Pass",
                                          "Assign": {"seen": 1},
                                          "Output": "{% $seen %}",
                                          "Next": "Done"
                                        }
                                        """)))
                .containsExactly("/Work reads $seen, which a way there does not assign");
    }

    @Test
    void finds_a_variable_that_one_of_two_ways_does_not_assign() {
        assertThat(
                        RULE.violations(
                                Machines.of(
                                        """
                                        "Work": {
                                          "Type": "Choice",
                                          "Choices": [
                                            {
                                              "Condition": "{% $states.input.ok %}",
                                              "Assign": {"seen": 1},
                                              "Next": "Read"
                                            }
                                          ],
                                          "Default": "Read"
                                        },
                                        "Read": {"Type": "Pass", "Output": "{% $seen %}", "Next": "Done"}
                                        """)))
                .containsExactly("/Read reads $seen, which a way there does not assign");
    }

    @Test
    void finds_a_variable_that_was_assigned_only_inside_an_iteration() {
        String inner = "\"Inner\": {\"Type\": \"Pass\", \"Assign\": {\"seen\": 1}, \"End\": true}";

        assertThat(
                        RULE.violations(
                                Machines.of(
                                        Machines.map("Work", "\"Next\": \"Read\"", inner)
                                                + """
                                                , "Read": {"Type": "Pass", "Output": "{% $seen %}", "Next": "Done"}
                                                """)))
                .containsExactly("/Read reads $seen, which a way there does not assign");
    }

    @Test
    void finds_an_outer_variable_assigned_inside() {
        String inner =
                "\"Inner\": {\"Type\": \"Pass\", \"Assign\": {\"seen\": 2}, \"Next\": \"Last\"},"
                        + "\"Last\": {\"Type\": \"Succeed\"}";

        assertThat(
                        RULE.violations(
                                Machines.of(
                                        """
                                        "Work": {"Type": "Pass", "Assign": {"seen": 1}, "Next": "Each"},
                                        """
                                                + Machines.map(
                                                        "Each", "\"Next\": \"Done\"", inner))))
                .containsExactly("/Each/Inner assigns the outer $seen");
    }
}
