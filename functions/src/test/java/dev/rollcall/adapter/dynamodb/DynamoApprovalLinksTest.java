package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.ApprovalLinks;
import dev.rollcall.contract.ApprovalLinksContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoApprovalLinksTest extends ApprovalLinksContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected ApprovalLinks links() {
        return new DynamoApprovalLinks(table.table());
    }
}
