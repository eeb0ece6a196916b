package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.DriftsContract;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;

class DynamoDriftsTest extends DriftsContract {
    private static final DriftRecord FIRST = DriftRecord.first(MANUAL, NOON);

    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Drifts fresh() {
        return new DynamoDrifts(table.table());
    }

    @Test
    void what_is_gone_expires_after_90_days_and_what_is_back_does_not() {
        Drifts drifts = fresh();
        DriftRecord gone = FIRST.gone(NOON);
        drifts.replace(Optional.empty(), FIRST);
        assertThat(item().has("expiresAt")).isFalse();

        drifts.replace(Optional.of(FIRST), gone);
        assertThat(item().number("expiresAt"))
                .isEqualTo(NOON.plus(Duration.ofDays(90)).getEpochSecond());

        drifts.replace(Optional.of(gone), gone.found(MANUAL, NOON.plusSeconds(1)));
        assertThat(item().has("expiresAt")).isFalse();
    }

    @Test
    void a_lost_answer_is_no_conflict() {
        Drifts drifts =
                new DynamoDrifts(
                        table.through(ContendedDynamoDb.everyNthAnswerIsLost(table.client(), 1)));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> drifts.replace(Optional.empty(), FIRST));
        assertThat(fresh().replace(Optional.empty(), FIRST)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "kind, friendship",
        "person, ana",
        "account, ana",
        "entitlement, everything",
        "because, none",
        "since, noon",
        "state, open",
        "corrections, once",
        "version, one"
    })
    void an_item_that_somebody_has_changed_needs_a_human(String attribute, String value) {
        table.table().put(Write.Put.always(DriftItem.of(FIRST).with(attribute, value)));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> fresh().find(MANUAL.id()))
                .returns("unreadable-item", PortFailure.NeedsHuman::code);
    }

    private Attributes item() {
        return table.table().get(Keys.drift(MANUAL.id())).orElseThrow();
    }
}
