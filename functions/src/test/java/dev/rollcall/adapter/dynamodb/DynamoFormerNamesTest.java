package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.FormerNames;
import dev.rollcall.contract.FormerNamesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoFormerNamesTest extends FormerNamesContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected FormerNames fresh() {
        return new DynamoFormerNames(table.table());
    }
}
