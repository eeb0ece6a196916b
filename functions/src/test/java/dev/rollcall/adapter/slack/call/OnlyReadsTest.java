package dev.rollcall.adapter.slack.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.platform.http.HttpCall;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Optional;
import java.util.TreeMap;

class OnlyReadsTest {
    private final OnlyReads budget = new OnlyReads(CallBudget.UNLIMITED);

    @Test
    void every_call_that_writes_is_refused_before_it_is_sent() {
        assertThat(SlackCatalogue.all())
                .filteredOn(endpoint -> endpoint.access() == Endpoint.Access.WRITE)
                .hasSizeGreaterThan(10)
                .allSatisfy(endpoint ->
                        assertThatIllegalStateException()
                                .isThrownBy(() -> budget.notBefore(call(endpoint.template())))
                                .withMessageContaining("nothing is written"));
    }

    @Test
    void every_read_goes() {
        assertThat(SlackCatalogue.all())
                .filteredOn(endpoint -> endpoint.access() == Endpoint.Access.READ)
                .hasSizeGreaterThan(10)
                .allSatisfy(endpoint ->
                        assertThat(budget.notBefore(call(endpoint.template()))).isEmpty());
    }

    @Test
    void what_nobody_has_looked_up_is_refused_too() {
        assertThatIllegalStateException()
                .isThrownBy(() -> budget.notBefore(call("POST /api/chat.postMessage")));
    }

    private static HttpCall call(String template) {
        return new HttpCall(
                HttpCall.Method.POST,
                URI.create("https://slack.example/api/x"),
                template,
                new TreeMap<>(),
                Optional.empty(),
                false);
    }
}
