package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.adapter.dynamodb.ContendedDynamoDb.everyNthAnswerIsLost;
import static dev.rollcall.adapter.dynamodb.ContendedDynamoDb.everyNthArrives;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.Parallel;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Admission.Admitted;
import dev.rollcall.domain.breaker.Admission.Held;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** The brake when everybody leaves at once and the table makes trouble. */
class DynamoBreakerStormTest {
    private static final int LIMIT = 10;
    private static final Limits LIMITS = new Limits(LIMIT, 100);
    private static final int LEAVERS = 64;

    private final TestTable table = TestTable.create(AwsEndpoint.given());

    @ParameterizedTest
    @ValueSource(
            strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void trouble_that_passes_holds_nobody_and_admits_nobody_too_many(String trouble) {
        Breaker breaker = through(everyNthArrives(table.client(), 2, trouble));

        List<Admission> answers = Parallel.all(storm(breaker, 1));

        assertThat(answers).filteredOn(answer -> answer instanceof Admitted).hasSize(LIMIT);
        assertThat(answers)
                .filteredOn(answer -> answer instanceof Held)
                .hasSize(LEAVERS - LIMIT)
                .containsOnly(new Held(Set.of(HoldReason.HOUR_LIMIT)));
        assertThat(counted()).isEqualTo(LIMIT);
        assertThat(reservations()).isEqualTo(LIMIT);
    }

    @Test
    void nobody_is_counted_twice_though_each_is_asked_for_thrice_and_answers_are_lost() {
        Breaker breaker = through(everyNthAnswerIsLost(conflicting(), 2));

        List<Admission> answers = Parallel.all(storm(breaker, 3));

        for (int number = 0; number < LEAVERS; number++) {
            assertThat(Set.copyOf(answers.subList(3 * number, 3 * number + 3)))
                    .as("answers for leaver " + number)
                    .hasSize(1);
        }
        assertThat(answers).filteredOn(answer -> answer instanceof Admitted).hasSize(3 * LIMIT);
        assertThat(counted()).isEqualTo(LIMIT);
        assertThat(reservations()).isEqualTo(LIMIT);
    }

    @Test
    void an_admission_whose_answer_was_lost_is_found_and_not_counted_again() {
        Breaker forgetful = through(everyNthAnswerIsLost(table.client(), 1));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> admit(forgetful, 0));

        assertThat(admit(through(table.client()), 0))
                .isEqualTo(new Admitted(ChangeKind.DEACTIVATE, account(0), NOON));
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void conflicts_without_end_are_no_reason_to_hold() {
        Breaker breaker = through(everyNthArrives(table.client(), 1000, "TransactionConflict"));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> admit(breaker, 0));
        assertThat(counted()).isZero();
        assertThat(reservations()).isZero();
    }

    @Test
    void a_count_that_cannot_be_read_holds() {
        table.table()
                .put(
                        Write.Put.always(
                                Attributes.at(Keys.windows(ChangeKind.DEACTIVATE))
                                        .with("version", 1)
                                        .with("buckets", "none")));

        assertThat(admit(through(table.client()), 0))
                .isEqualTo(new Held(Set.of(HoldReason.STATE_UNREADABLE)));
    }

    @Test
    void a_stop_switch_in_an_unknown_position_holds() {
        table.table()
                .put(Write.Put.always(Attributes.at(Keys.stopSwitch()).with("position", "SOME")));

        assertThat(admit(through(table.client()), 0))
                .isEqualTo(new Held(Set.of(HoldReason.STATE_UNREADABLE)));
    }

    private DynamoDbClient conflicting() {
        return everyNthArrives(table.client(), 2, "TransactionConflict");
    }

    private Breaker through(DynamoDbClient client) {
        return new DynamoBreaker(table.through(client));
    }

    /** Each leaver as often as said; whoever gets no answer asks again, as the runbook does. */
    private static List<Callable<Admission>> storm(Breaker breaker, int times) {
        List<Callable<Admission>> storm = new ArrayList<>();
        IntStream.range(0, LEAVERS)
                .forEach(number ->
                        storm.addAll(Collections.nCopies(times, () -> insist(breaker, number))));
        return storm;
    }

    private static Admission insist(Breaker breaker, int number) {
        while (true) {
            try {
                return admit(breaker, number);
            } catch (PortFailure.Unavailable _) {
                Thread.onSpinWait();
            }
        }
    }

    private static Admission admit(Breaker breaker, int number) {
        return breaker.admit(ChangeKind.DEACTIVATE, account(number), LIMITS, NOON);
    }

    /** Returns how many the stored windows say were admitted. */
    private int counted() {
        return table
                .client()
                .getItem(get ->
                        get.tableName(table.name())
                                .consistentRead(true)
                                .key(Requests.key(Keys.windows(ChangeKind.DEACTIVATE))))
                .item()
                .getOrDefault("buckets", AttributeValue.fromM(Map.of()))
                .m()
                .values()
                .stream()
                .mapToInt(count -> Integer.parseInt(count.n()))
                .sum();
    }

    private long reservations() {
        return table.table().query(Keys.windows(ChangeKind.DEACTIVATE).pk()).stream()
                .filter(item -> item.text(Attributes.SK).startsWith("RESERVATION#"))
                .count();
    }
}
