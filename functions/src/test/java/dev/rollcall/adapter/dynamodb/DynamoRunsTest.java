package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Runs;
import dev.rollcall.contract.RunsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoRunsTest extends RunsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Runs runs() {
        return new DynamoRuns(table.table());
    }
}
