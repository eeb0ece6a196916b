package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.PushedState;
import dev.rollcall.contract.PushedStateContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoPushedStateTest extends PushedStateContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected PushedState state() {
        return new DynamoPushedState(table.table());
    }
}
