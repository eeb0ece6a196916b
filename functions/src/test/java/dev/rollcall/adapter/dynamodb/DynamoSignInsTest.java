package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.SignIns;
import dev.rollcall.contract.SignInsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoSignInsTest extends SignInsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected SignIns signIns() {
        return new DynamoSignIns(table.table());
    }
}
