package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.ReachReports;
import dev.rollcall.contract.ReachReportsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoReachReportsTest extends ReachReportsContract {
    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected ReachReports fresh() {
        return new DynamoReachReports(TestTable.create(endpoint()).table());
    }
}
