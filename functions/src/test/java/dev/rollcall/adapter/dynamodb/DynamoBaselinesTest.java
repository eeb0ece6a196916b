package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Baselines;
import dev.rollcall.contract.BaselinesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoBaselinesTest extends BaselinesContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Baselines fresh() {
        return new DynamoBaselines(table.table());
    }
}
