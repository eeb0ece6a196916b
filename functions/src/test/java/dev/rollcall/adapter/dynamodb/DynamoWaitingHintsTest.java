package dev.rollcall.adapter.dynamodb;

import dev.rollcall.contract.WaitingHintsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import java.util.Random;

class DynamoWaitingHintsTest extends WaitingHintsContract {
    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Both both() {
        Table table = TestTable.create(endpoint()).table();
        return new Both(new DynamoWaitingHints(table), new DynamoInbox(table, new Random(1)));
    }
}
