package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.contract.GroupReadingsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import java.util.Random;

class DynamoGroupReadingsTest extends GroupReadingsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected GroupReadings readings() {
        return new DynamoGroupReadings(table.table(), new Random(1));
    }
}
