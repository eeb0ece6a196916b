package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.contract.BreakerContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoBreakerTest extends BreakerContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Breaker breaker() {
        return new DynamoBreaker(table.table());
    }

    @Override
    protected void stopAll() {
        table.table().put(Write.Put.always(StopSwitch.item(StopSwitch.ALL)));
    }
}
