package dev.rollcall.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Grants;
import dev.rollcall.contract.GrantsContract;
import dev.rollcall.contract.Samples;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

class DynamoGrantsTest extends GrantsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Grants grants() {
        return new DynamoGrants(table.table());
    }

    @Test
    void a_cause_of_old_that_is_an_events_id_alone_is_told_with_its_source() {
        SortedMap<MappingName, GroupPath> rules = new TreeMap<>();
        rules.put(new MappingName("all"), GroupPath.parse("okta:all"));
        Grant grant = new Grant(Samples.ANA, new Entitlement.Workspace("T1"), rules);
        grants().record(
                        new RecordedGrant(
                                grant,
                                Optional.of(Samples.ANAS),
                                Samples.NOON,
                                "abc-1",
                                "d1",
                                RecordedGrant.State.GIVEN));

        assertThat(grants().of(Samples.ANA))
                .extracting(RecordedGrant::cause)
                .containsExactly("event:okta:abc-1");
    }
}
