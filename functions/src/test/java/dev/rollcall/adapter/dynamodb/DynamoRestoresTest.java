package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Restores;
import dev.rollcall.contract.RestoresContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoRestoresTest extends RestoresContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Restores restores() {
        return new DynamoRestores(table.table());
    }
}
