package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Residuals;
import dev.rollcall.contract.ResidualsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoResidualsTest extends ResidualsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Residuals residuals() {
        return new DynamoResiduals(table.table());
    }
}
