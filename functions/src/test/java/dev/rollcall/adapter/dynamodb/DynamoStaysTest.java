package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Stays;
import dev.rollcall.contract.StaysContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoStaysTest extends StaysContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Stays fresh() {
        return new DynamoStays(table.table());
    }
}
