package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Touches;
import dev.rollcall.contract.TouchesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoTouchesTest extends TouchesContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Touches fresh() {
        return new DynamoTouches(table.table());
    }
}
