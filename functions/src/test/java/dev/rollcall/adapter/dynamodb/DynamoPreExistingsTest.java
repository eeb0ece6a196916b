package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.contract.PreExistingsContract;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.PreExisting.Granted;
import dev.rollcall.domain.adoption.PreExisting.Why;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

class DynamoPreExistingsTest extends PreExistingsContract {
    private static final PreExisting ONE =
            PreExisting.found(
                    ANAS,
                    new Entitlement.Channel("C01"),
                    new Granted.Before(NOON),
                    new SnapshotId("20261126T120000Z-0a1b2c3d"),
                    "okta:00u1",
                    LocalDate.parse("2027-05-25"));

    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected PreExistings fresh() {
        return new DynamoPreExistings(table.table());
    }

    @Test
    void what_has_ended_expires_after_90_days() {
        PreExistings before = fresh();
        before.adopt(List.of(ONE));
        assertThat(item().has("expiresAt")).isFalse();

        before.replace(ONE, ONE.ended(NOON, Why.GONE));
        assertThat(item().number("expiresAt"))
                .isEqualTo(NOON.plus(Duration.ofDays(90)).getEpochSecond());
    }

    @ParameterizedTest
    @CsvSource({
        "account, ana",
        "entitlement, everything",
        "grantedBefore, noon",
        "baseline, none",
        "until, soon",
        "version, one"
    })
    void an_item_that_somebody_has_changed_needs_a_human(String attribute, String value) {
        table.table().put(Write.Put.always(PreExistingItem.of(ONE).with(attribute, value)));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> fresh().of(ANAS))
                .returns("unreadable-item", PortFailure.NeedsHuman::code);
    }

    private Attributes item() {
        return table.table().get(Keys.preExisting(ANAS, ONE.thing())).orElseThrow();
    }
}
