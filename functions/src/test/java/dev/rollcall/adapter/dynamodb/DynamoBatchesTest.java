package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Batches;
import dev.rollcall.contract.BatchesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoBatchesTest extends BatchesContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Batches batches() {
        return new DynamoBatches(table.table());
    }
}
