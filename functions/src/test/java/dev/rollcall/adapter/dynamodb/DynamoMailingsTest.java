package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Mailings;
import dev.rollcall.contract.MailingsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoMailingsTest extends MailingsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Mailings mailings() {
        return new DynamoMailings(table.table());
    }
}
