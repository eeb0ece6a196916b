package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.contract.LinkDisputesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoLinkDisputesTest extends LinkDisputesContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected LinkDisputes disputes() {
        return new DynamoLinkDisputes(table.table());
    }
}
