package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Populations;
import dev.rollcall.contract.PopulationsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoPopulationsTest extends PopulationsContract {
    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Populations fresh() {
        return new DynamoPopulations(TestTable.create(endpoint()).table());
    }
}
