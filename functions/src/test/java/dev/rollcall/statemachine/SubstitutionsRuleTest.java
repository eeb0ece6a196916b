package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;

class SubstitutionsRuleTest {
    private static final Machine MACHINE = Machines.of(Machines.task("Work", "\"Next\": \"Done\""));

    @Test
    void passes_what_is_supplied_and_used() {
        assertThat(new SubstitutionsRule(Set.of("WorkFunctionArn")).violations(MACHINE)).isEmpty();
    }

    @Test
    void finds_both_what_is_missing_and_what_is_left_over() {
        assertThat(new SubstitutionsRule(Set.of("WorkFunction")).violations(MACHINE))
                .containsExactly(
                        "${WorkFunctionArn} is not supplied",
                        "WorkFunction is supplied and not used");
    }
}
