package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.LinkLists;
import dev.rollcall.application.port.Links;
import dev.rollcall.contract.LinkListsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoLinkListsTest extends LinkListsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected LinkLists lists(int page) {
        return new DynamoLinkLists(table.table(), page);
    }

    @Override
    protected Links links() {
        return new DynamoLinks(table.table());
    }

    @Override
    protected Grants grants() {
        return new DynamoGrants(table.table());
    }
}
