package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.contract.InboxContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import java.util.Random;

class DynamoInboxTest extends InboxContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Inbox inbox() {
        return new DynamoInbox(table.table(), new Random(1));
    }
}
