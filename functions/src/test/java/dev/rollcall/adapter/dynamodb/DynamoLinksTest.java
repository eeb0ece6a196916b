package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Links;
import dev.rollcall.contract.LinksContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoLinksTest extends LinksContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Links links() {
        return new DynamoLinks(table.table());
    }
}
