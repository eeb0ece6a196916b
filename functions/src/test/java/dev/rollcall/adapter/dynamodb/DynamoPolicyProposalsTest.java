package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.contract.PolicyProposalsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoPolicyProposalsTest extends PolicyProposalsContract {
    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected PolicyProposals fresh() {
        return new DynamoPolicyProposals(TestTable.create(endpoint()).table());
    }
}
