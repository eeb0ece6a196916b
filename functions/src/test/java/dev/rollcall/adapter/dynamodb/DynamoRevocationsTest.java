package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Revocations;
import dev.rollcall.contract.RevocationsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoRevocationsTest extends RevocationsContract {
    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Revocations revocations() {
        return new DynamoRevocations(TestTable.create(endpoint()).table());
    }
}
