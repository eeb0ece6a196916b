package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.contract.StopSwitchContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoStopSwitchTest extends StopSwitchContract {
    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected StopSwitch fresh() {
        return new DynamoStopSwitch(TestTable.create(endpoint()).table());
    }
}
