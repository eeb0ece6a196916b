package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldReadings;
import dev.rollcall.application.port.WorldReadings.Kept;
import dev.rollcall.contract.WorldReadingsContract;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.domain.policy.WorldReading;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DynamoWorldReadingsTest extends WorldReadingsContract {
    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected WorldReadings fresh() {
        return new DynamoWorldReadings(TestTable.create(endpoint()).table());
    }

    @Test
    void a_page_that_no_item_can_hold_is_said() {
        Map<Entitlement, String> channels = new HashMap<>();
        for (int i = 0; i < 4_000; i++) {
            channels.put(new Entitlement.Channel("C" + i), "n".repeat(80) + i);
        }
        WorldReading reading =
                WorldReading.begin("one", NOON, List.of(WorldPart.CHANNELS), Optional.empty());

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() ->
                        fresh().keep(
                                        reading,
                                        0,
                                        new Kept(
                                                WorldPart.CHANNELS,
                                                new PolicyWorld(
                                                        Map.of(), channels, Map.of(), Map.of(),
                                                        Map.of()))))
                .withMessageContaining("too-large");
    }
}
