package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorNamesRuleTest {
    private static final Rule RULE = new ErrorNamesRule();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States.ALL",
                "States.Timeout",
                "Lambda.TooManyRequestsException",
                "StepFunctions.ExecutionAlreadyExistsException",
                "dev.rollcall.application.port.PortFailure$Unavailable"
            })
    void passes_errors_that_exist(String name) {
        assertThat(RULE.violations(catching(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States.Timedout",
                "dev.rollcall.application.port.PortFailure.Unavailable",
                "dev.rollcall.application.port.PortFailure$Gone",
                "dev.rollcall.application.port.Runs",
                "Unavailable"
            })
    void finds_errors_that_nothing_raises(String name) {
        assertThat(RULE.violations(catching(name)))
                .singleElement()
                .asString()
                .contains("no error " + name);
    }

    private static Machine catching(String name) {
        return Machines.of(
                Machines.task(
                        "Work",
                        """
                        "Retry": [{"ErrorEquals": ["%1$s"]}],
                        "Catch": [{"ErrorEquals": ["%1$s"], "Next": "Done"}],
                        "Next": "Done"
                        """
                                .formatted(name)));
    }
}
