package dev.rollcall.adapter.slack.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.architecture.CallGraph;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** What the catalogue says of what is called is what the functions lead to. */
class CalledEndpointsTest {
    private static final CallGraph FUNCTIONS = CallGraph.ofFunctions();

    static List<Endpoint> endpoints() {
        return SlackCatalogue.all();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void what_no_function_leads_to_is_marked_as_not_called_yet_and_nothing_else(Endpoint endpoint) {
        Enum<?> constant = (Enum<?>) endpoint;

        assertThat(endpoint.isCalled())
                .as(endpoint.documentedAs())
                .isEqualTo(FUNCTIONS.used(constant.getDeclaringClass()).contains(constant.name()));
    }
}
