package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.contract.ApprovedPolicyContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoApprovedPolicyTest extends ApprovedPolicyContract {
    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected ApprovedPolicy fresh() {
        return new DynamoApprovedPolicy(TestTable.create(endpoint()).table());
    }
}
