package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Profiles;
import dev.rollcall.contract.ProfilesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoProfilesTest extends ProfilesContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Profiles profiles() {
        return new DynamoProfiles(table.table());
    }
}
