package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.adapter.dynamodb.ContendedDynamoDb.everyNthAnswerIsLost;
import static dev.rollcall.adapter.dynamodb.ContendedDynamoDb.everyNthArrives;
import static dev.rollcall.application.port.Breaker.Urgency.ORDINARY;
import static dev.rollcall.contract.BreakerFixture.deactivation;
import static dev.rollcall.contract.Samples.DEFAULTS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;
import static dev.rollcall.contract.Samples.deactivations;
import static dev.rollcall.contract.Samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Breaker.PlanAdmission;
import dev.rollcall.application.port.Populations.Proven;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.Parallel;
import dev.rollcall.contract.Samples;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Admission.Admitted;
import dev.rollcall.domain.breaker.Admission.Held;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Plan;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The brake when everybody leaves at once and the table makes trouble. */
class DynamoBreakerStormTest {
    private static final int LEAVERS = 64;

    private final TestTable table = TestTable.create(AwsEndpoint.given());
    private final StoredBrake brake = new StoredBrake(table.table());

    @ParameterizedTest
    @ValueSource(
            strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void trouble_that_passes_holds_nobody_and_admits_nobody_too_many(String trouble) {
        int allowance = DEFAULTS.of(Window.HOUR).allowance(0);
        Instant now = leaveTwoPlaces(0, Window.HOUR);
        Breaker breaker = through(everyNthArrives(table.client(), 2, trouble));

        List<Admission> answers = Parallel.all(storm(breaker, 1, now));

        assertThat(answers).filteredOn(answer -> answer instanceof Admitted).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer instanceof Held)
                .hasSize(LEAVERS - 2)
                .containsOnly(new Held(Set.of(HoldReason.HOUR_LIMIT)));
        assertThat(brake.counted()).isEqualTo(allowance);
        assertThat(brake.reservations()).isEqualTo(2);
    }

    static Stream<Arguments> sizes_and_windows() {
        return Samples.populations()
                .boxed()
                .flatMap(size ->
                        Arrays.stream(Window.values()).map(window -> Arguments.of(size, window)));
    }

    @ParameterizedTest
    @MethodSource("sizes_and_windows")
    void nobody_is_counted_twice_though_each_is_asked_for_twice_and_answers_are_lost(
            int population, Window window) {
        int allowance = DEFAULTS.of(window).allowance(population);
        Instant now = leaveTwoPlaces(population, window);
        Breaker breaker = through(everyNthAnswerIsLost(conflicting(), 2));

        List<Admission> answers = Parallel.all(storm(breaker, 2, now));

        for (int number = 0; number < LEAVERS; number++) {
            assertThat(Set.copyOf(answers.subList(2 * number, 2 * number + 2)))
                    .as("answers for leaver " + number)
                    .hasSize(1);
        }
        assertThat(answers).filteredOn(answer -> answer instanceof Admitted).hasSize(2 * 2);
        assertThat(answers)
                .filteredOn(answer -> answer instanceof Held)
                .containsOnly(new Held(Set.of(window.exceeded())));
        assertThat(brake.counted()).isEqualTo(allowance);
        assertThat(brake.reservations()).isEqualTo(2);
    }

    @Test
    void a_refund_whose_answer_was_lost_is_not_given_twice() {
        Breaker breaker = through(table.client());
        IntStream.range(0, 5).forEach(number -> admit(breaker, number));
        Breaker forgetful = through(everyNthAnswerIsLost(table.client(), 1));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> forgetful.refund(deactivation(0, NOON)));
        breaker.refund(deactivation(0, NOON));

        assertThat(brake.counted()).isEqualTo(4);
        assertThat(brake.reservations()).isEqualTo(4);
    }

    @Test
    void an_admission_whose_answer_was_lost_is_found_and_not_counted_again() {
        Breaker forgetful = through(everyNthAnswerIsLost(table.client(), 1));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> admit(forgetful, 0));

        assertThat(admit(through(table.client()), 0))
                .isEqualTo(new Admitted(ChangeKind.DEACTIVATE, account(0), NOON));
        assertThat(brake.counted()).isEqualTo(1);
    }

    @Test
    void conflicts_without_end_are_no_reason_to_hold() {
        Backoff impatient = new Backoff(new Random(1), _ -> {}, 5);
        Breaker breaker =
                new DynamoBreaker(
                        new Table(
                                everyNthArrives(table.client(), 1000, "TransactionConflict"),
                                table.name(),
                                impatient));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> admit(breaker, 0));
        assertThat(brake.counted()).isZero();
        assertThat(brake.reservations()).isZero();
    }

    /**
     * Gives all places of the window but two to plans: those two are what 64 fight for. The plans
     * are spread evenly, so that the shorter windows see no more than their share.
     *
     * @return when the fight is
     */
    private Instant leaveTwoPlaces(int population, Window window) {
        new DynamoPopulations(table.table()).record(new Proven(population, "s", NOON));
        Breaker breaker = through(table.client());
        int allowance = DEFAULTS.of(window).allowance(population);
        int step = Math.clamp(allowance / 10, 1, DEFAULTS.plan().allowance(population));
        Duration between = window.length().multipliedBy(9).dividedBy(10L * allowance);
        for (int done = 0; done < allowance - 2; done += step) {
            int next = Math.min(allowance - 2, done + step);
            Plan plan = new Plan(deactivations(LEAVERS + done, LEAVERS + next), List.of(), "p");
            Instant at = NOON.plus(between.multipliedBy(done));
            assertThat(breaker.admit(plan, "plan-" + done, rules(DEFAULTS), Map.of(), at))
                    .isInstanceOf(PlanAdmission.Admitted.class);
        }
        return NOON.plus(between.multipliedBy(allowance));
    }

    private DynamoDbClient conflicting() {
        return everyNthArrives(table.client(), 2, "TransactionConflict");
    }

    private Breaker through(DynamoDbClient client) {
        return new DynamoBreaker(table.through(client));
    }

    /** Each leaver as often as said; whoever gets no answer asks again, as the runbook does. */
    private static List<Callable<Admission>> storm(Breaker breaker, int times, Instant now) {
        List<Callable<Admission>> storm = new ArrayList<>();
        IntStream.range(0, LEAVERS)
                .forEach(number ->
                        storm.addAll(
                                Collections.nCopies(times, () -> insist(breaker, number, now))));
        return storm;
    }

    private static Admission insist(Breaker breaker, int number, Instant now) {
        while (true) {
            try {
                return admit(breaker, number, now);
            } catch (PortFailure.Unavailable _) {
                Thread.onSpinWait();
            }
        }
    }

    private static Admission admit(Breaker breaker, int number) {
        return admit(breaker, number, NOON);
    }

    private static Admission admit(Breaker breaker, int number, Instant now) {
        return breaker.admit(deactivation(number, NOON), ORDINARY, DEFAULTS, now);
    }
}
