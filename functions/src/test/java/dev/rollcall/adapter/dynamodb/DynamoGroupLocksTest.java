package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.contract.GroupLocksContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import java.util.Random;

class DynamoGroupLocksTest extends GroupLocksContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected GroupLocks locks() {
        return new DynamoGroupLocks(table.table(), new Random(1));
    }
}
