package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.aws.AwsError;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** A hint whose run cannot be started stays pending, and the sweep starts it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedStartTest {
    private static final int MORE_THAN_THE_SDK_TRIES = 10;

    private LocalCompany company;
    private int leaver = 20;

    @BeforeAll
    void start() {
        company = LocalCompany.withoutLimits(40).alike();
    }

    @AfterAll
    void stop() {
        company.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ThrottlingException, 400",
        "InternalServerError, 500",
        "ServiceUnavailable, 503",
        "AccessDeniedException, 400"
    })
    void a_refused_start_leaves_the_hint_to_the_sweep(String code, int status) {
        int number = leaver++;
        int from = company.calls();
        company.quiet();
        refuseStarts(MORE_THAN_THE_SDK_TRIES, new AwsError(code, "Refused on demand", status));

        company.leaves(number);
        company.timeline().awaitIdle();
        assertThat(company.atRest()).as("no run was started").isTrue();
        assertThat(company.records().pending()).anyMatch(key -> key.startsWith("INBOX#"));
        assertThat(company.active(number)).isTrue();
        refuseStarts(0, new AwsError(code, "", status));

        assertGetsOut(number, from);
    }

    @Test
    void a_start_that_outlasts_the_hook_s_patience_is_taken_up_by_the_sweep_and_not_doubled() {
        int number = leaver++;
        int from = company.calls();
        company.quiet();
        company.runtime().aws().stepFunctions().delayNextStarts(2, Duration.ofMillis(700));

        company.leaves(number);
        company.timeline().awaitIdle();
        assertThat(company.records().pending()).anyMatch(key -> key.startsWith("INBOX#"));

        assertGetsOut(number, from);
    }

    private void refuseStarts(int times, AwsError error) {
        company.runtime().aws().stepFunctions().refuseNextStarts(times, error);
    }

    private void assertGetsOut(int number, int from) {
        assertThat(company.settles(number, Duration.ofMinutes(3))).isTrue();
        assertThat(company.out(number)).isTrue();
        assertThat(company.writes(from)).doesNotHaveDuplicates().hasSize(4);
        company.timeline().advance(Duration.ofMinutes(2));
        assertThat(company.records().pending()).isEmpty();
    }
}
