package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.ExpectedPeople;
import dev.rollcall.contract.ExpectedPeopleContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoExpectedPeopleTest extends ExpectedPeopleContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected ExpectedPeople fresh() {
        return new DynamoExpectedPeople(table.table());
    }
}
