package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.contract.RateBudgetContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoRateBudgetTest extends RateBudgetContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected RateBudget budget() {
        return new DynamoRateBudget(table.table(), SHARE);
    }
}
