package dev.rollcall.adapter.slack.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.slack.limit.Counting;
import dev.rollcall.local.slack.limit.Limit;
import dev.rollcall.local.slack.limit.Methods;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The limits that we keep and those that the simulator keeps are two tables, each written from
 * Slack's pages: a mistake in one shows here.
 */
class TwoTablesOfLimitsTest {
    /** Slack says "hundreds per minute"; we keep to the hundred that it says at least. */
    private static final String HUNDREDS = "auth.test";

    private record Rate(int perMinute, int burst) {}

    static List<Endpoint> endpoints() {
        return SlackCatalogue.all();
    }

    static Stream<WebMethod> methods() {
        return endpoints().stream().filter(WebMethod.class::isInstance).map(WebMethod.class::cast);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void each_call_counts_in_the_same_limits_in_both(Endpoint endpoint) {
        List<Rate> ours =
                endpoint.buckets("U0ANA").stream()
                        .filter(bucket -> bucket.use() != Bucket.Use.BY_RESOURCE)
                        .map(bucket -> new Rate(bucket.perMinute(), bucket.burst()))
                        .toList();
        List<Rate> theirs =
                Counting.limits(request(endpoint), "A0OURS").stream()
                        .map(TwoTablesOfLimitsTest::rate)
                        .toList();

        if (endpoint.documentedAs().equals(HUNDREDS)) {
            assertThat(ours).containsExactly(new Rate(100, 100));
            assertThat(theirs).containsExactly(new Rate(300, 300));
        } else {
            assertThat(ours).isEqualTo(theirs);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void each_method_stands_in_the_simulators_table_and_is_not_guessed(WebMethod method) {
        assertThat(Methods.perMinute(method.documentedAs())).isPresent();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void a_write_to_one_user_or_group_is_one_at_a_time_in_both(Endpoint endpoint) {
        boolean ours =
                endpoint.buckets("U0ANA").stream()
                        .anyMatch(bucket -> bucket.use() == Bucket.Use.BY_RESOURCE);

        assertThat(ours).isEqualTo(Counting.written(request(endpoint)).isPresent());
    }

    private static Rate rate(Limit limit) {
        return new Rate(limit.perMinute(), limit.burst());
    }

    private static Request request(Endpoint endpoint) {
        String[] template = endpoint.template().split(" ", 2);
        return new Request(
                template[0], template[1].replace("{id}", "U0ANA"), Map.of(), Map.of(), "");
    }
}
