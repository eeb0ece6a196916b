package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.contract.GroupWishesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoGroupWishesTest extends GroupWishesContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected GroupWishes wishes() {
        return new DynamoGroupWishes(table.table());
    }
}
