package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Grants;
import dev.rollcall.contract.GrantsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoGrantsTest extends GrantsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Grants grants() {
        return new DynamoGrants(table.table());
    }
}
