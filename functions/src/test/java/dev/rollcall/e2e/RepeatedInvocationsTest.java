package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.local.faults.InvocationFaults.Delivery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** Every event may be delivered twice, one after the other or both at the same time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedInvocationsTest {
    private LocalCompany company;
    private int leaver = 20;

    @BeforeAll
    void start() {
        company = LocalCompany.withoutLimits(60).alike();
    }

    @AfterAll
    void stop() {
        company.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OktaHookFunction",
                "LeaverAssessFunction",
                "LeaverActFunction",
                "LeaverVerifyFunction"
            })
    void a_function_delivered_twice_at_once_writes_no_more_than_one(String function) {
        company.runtime().invocationFaults().deliver(function, Delivery.TWICE_AT_ONCE);

        assertOneLeaverGetsOut();
    }

    @ParameterizedTest
    @EnumSource(
            value = Delivery.class,
            names = {"TWICE", "TWICE_AT_ONCE"})
    void all_functions_delivered_twice_write_no_more_than_one(Delivery delivery) {
        company.runtime()
                .aws()
                .lambda()
                .functions()
                .keySet()
                .forEach(f -> company.runtime().invocationFaults().deliver(f, delivery));

        assertOneLeaverGetsOut();
        assertOneLeaverGetsOut();
    }

    @Test
    void a_function_whose_first_invocation_is_lost_is_called_again() {
        company.runtime()
                .aws()
                .lambda()
                .functions()
                .keySet()
                .forEach(f -> company.runtime().invocationFaults().failNext(f, 1));

        assertOneLeaverGetsOut();
    }

    @AfterEach
    void deliverOnceAgain() {
        company.runtime().invocationFaults().clear();
    }

    private void assertOneLeaverGetsOut() {
        int number = leaver++;
        int from = company.calls();
        int before = out();

        company.quiet();
        company.leaves(number);
        boolean settled = company.settles(number, Duration.ofMinutes(10));

        assertThat(settled).isTrue();
        assertThat(company.out(number)).isTrue();
        assertThat(company.writes(from)).doesNotHaveDuplicates().hasSize(4);
        assertThat(out()).isEqualTo(before + 1);
        company.timeline().advance(Duration.ofMinutes(2));
        assertThat(company.records().pending()).isEmpty();
    }

    /** Verified, or closed since: nothing is left behind by these. */
    private int out() {
        return company.records().cases(CaseState.VERIFIED).size()
                + company.records().cases(CaseState.CLOSED).size();
    }
}
