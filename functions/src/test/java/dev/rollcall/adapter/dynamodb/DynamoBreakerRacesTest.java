package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.adapter.dynamodb.ContendedDynamoDb.afterFirstRead;
import static dev.rollcall.application.port.Breaker.Urgency.ORDINARY;
import static dev.rollcall.contract.BreakerFixture.deactivation;
import static dev.rollcall.contract.Samples.DEFAULTS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;
import static dev.rollcall.contract.Samples.deactivations;
import static dev.rollcall.contract.Samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Admission.Admitted;
import dev.rollcall.domain.breaker.Admission.Held;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Plan;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What comes between a look at the brake and the answer. */
class DynamoBreakerRacesTest {
    private final TestTable table = TestTable.create(AwsEndpoint.given());
    private final StoredBrake brake = new StoredBrake(table.table());

    @Test
    void who_takes_the_last_place_is_not_told_by_another_call_that_it_is_held() {
        Breaker breaker = through(table.client());
        IntStream.range(0, 4).forEach(number -> admit(breaker, number));
        Breaker overtaken = through(afterFirstRead(table.client(), () -> admit(breaker, 4)));

        assertThat(admit(overtaken, 4))
                .isEqualTo(new Admitted(ChangeKind.DEACTIVATE, account(4), NOON));
        assertThat(admit(breaker, 5)).isInstanceOf(Held.class);
        assertThat(brake.counted()).isEqualTo(5);
    }

    @Test
    void a_plan_that_takes_the_last_places_is_not_told_by_another_call_that_it_is_held() {
        Breaker breaker = through(table.client());
        Plan plan = new Plan(deactivations(0, 5), List.of(), "p");
        Breaker overtaken =
                through(
                        afterFirstRead(
                                table.client(),
                                () -> breaker.admit(plan, "d", rules(DEFAULTS), Map.of(), NOON)));

        assertThat(overtaken.admit(plan, "d", rules(DEFAULTS), Map.of(), NOON))
                .isInstanceOf(Breaker.PlanAdmission.Admitted.class);
        assertThat(brake.counted()).isEqualTo(5);
    }

    @Test
    void what_was_released_just_before_the_stop_has_one_answer() {
        BatchId batch = new BatchId("0123456789abcdef".repeat(2));
        DynamoBreakerFixture fixture = new DynamoBreakerFixture(table.table());
        Change change = Change.deactivation(account(0));
        fixture.decide(batch);
        Breaker overtaken =
                through(
                        afterFirstRead(
                                table.client(),
                                () -> {
                                    fixture.breaker().admitReleased(change, batch, NOON);
                                    fixture.throwTo(StopPosition.BULK);
                                }));

        assertThat(overtaken.admitReleased(change, batch, NOON)).isInstanceOf(Admitted.class);
    }

    @Test
    void what_was_released_just_before_the_batch_ended_has_one_answer() {
        BatchId batch = new BatchId("0123456789abcdef".repeat(2));
        DynamoBreakerFixture fixture = new DynamoBreakerFixture(table.table());
        Change change = Change.deactivation(account(0));
        fixture.decide(batch);
        Breaker overtaken =
                through(
                        afterFirstRead(
                                table.client(),
                                () -> {
                                    fixture.breaker().admitReleased(change, batch, NOON);
                                    fixture.takeBack(batch);
                                }));

        assertThat(overtaken.admitReleased(change, batch, NOON)).isInstanceOf(Admitted.class);
    }

    @Test
    void an_account_that_is_admitted_while_it_is_being_expected_is_not_expected() {
        Breaker breaker = through(table.client());
        Breaker overtaken = through(afterFirstRead(table.client(), () -> admit(breaker, 0)));

        overtaken.expect(deactivation(0, NOON));

        assertThat(table.table().query(Keys.expected(ChangeKind.DEACTIVATE))).isEmpty();
    }

    private Breaker through(DynamoDbClient client) {
        return new DynamoBreaker(table.through(client));
    }

    private static Admission admit(Breaker breaker, int number) {
        return breaker.admit(deactivation(number, NOON), ORDINARY, DEFAULTS, NOON);
    }
}
