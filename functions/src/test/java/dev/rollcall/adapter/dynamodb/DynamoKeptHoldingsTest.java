package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.KeptHoldings;
import dev.rollcall.contract.KeptHoldingsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoKeptHoldingsTest extends KeptHoldingsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected KeptHoldings fresh() {
        return new DynamoKeptHoldings(table.table());
    }
}
