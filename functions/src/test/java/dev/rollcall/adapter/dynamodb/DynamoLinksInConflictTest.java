package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Links;
import dev.rollcall.contract.LinksContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

/** Two of three writes are in conflict, and the contract holds all the same. */
class DynamoLinksInConflictTest extends LinksContract {
    @Override
    protected Links links() {
        TestTable table = TestTable.create(AwsEndpoint.given());
        return new DynamoLinks(
                table.through(
                        ContendedDynamoDb.everyNthArrives(
                                table.client(), 3, "TransactionConflict")));
    }
}
