package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.stepfunctions.definition.Definition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Nothing else looks into the definitions before AWS does: cfn-lint passes broken ones. */
class StateMachinesTest {
    private static final List<Rule> RULES =
            List.of(
                    new JsonataThroughoutRule(),
                    new GuardedTasksRule(),
                    new ContainedErrorsRule(),
                    new NoRetryOfManyRule(),
                    new ErrorNamesRule(),
                    new AssignedVariablesRule(),
                    new BoundedLoopsRule());

    @Test
    void there_are_machines() {
        assertThat(machines()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void each_can_be_loaded(Machine machine) {
        assertThat(machine.load()).isInstanceOf(Definition.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void each_keeps_to_every_rule(Machine machine) {
        assertThat(RULES.stream().flatMap(rule -> rule.violations(machine).stream())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Work\": {\"Type\": \"Pass\", \"Next\": \"Nowhere\"}",
                "\"Work\": {\"Type\": \"Pass\", \"Next\": \"Done\"}, \"Lost\": {\"Type\":"
                        + " \"Succeed\"}",
                "\"Work\": {\"Type\": \"Pass\", \"Nxt\": \"Done\"}",
                "\"Work\": {\"Type\": \"Pass\", \"Output\": \"{% 1 + %}\", \"Next\": \"Done\"}",
                "\"Work\": {\"Type\": \"Pass\", \"Output\": \"{% $a ?? 1 %}\", \"Next\": \"Done\"}",
                "\"Work\": {\"Type\": \"Pass\", \"Output\": \"{% $a ?: 1 %}\", \"Next\": \"Done\"}",
                "\"Work\": {\"Type\": \"Pass\", \"Output\": \"{% $eval('1') %}\", \"Next\":"
                        + " \"Done\"}",
                "\"Work\": {\"Type\": \"Pass\", \"ResultPath\": \"$.a\", \"Next\": \"Done\"}"
            })
    void a_broken_one_cannot_be_loaded(String states) {
        assertThat(Machines.of(states).load()).isInstanceOf(Definition.Refused.class);
    }

    static List<Machine> machines() {
        return Machine.all();
    }
}
