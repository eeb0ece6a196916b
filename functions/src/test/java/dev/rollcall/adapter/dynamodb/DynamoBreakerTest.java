package dev.rollcall.adapter.dynamodb;

import dev.rollcall.contract.BreakerContracts;
import dev.rollcall.contract.BreakerFixture;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoBreakerTest extends BreakerContracts {
    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected BreakerFixture fixture() {
        return new DynamoBreakerFixture(TestTable.create(endpoint()).table());
    }
}
