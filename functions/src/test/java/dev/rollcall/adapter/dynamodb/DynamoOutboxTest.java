package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Outbox;
import dev.rollcall.contract.OutboxContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoOutboxTest extends OutboxContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Outbox outbox() {
        return new DynamoOutbox(table.table());
    }
}
