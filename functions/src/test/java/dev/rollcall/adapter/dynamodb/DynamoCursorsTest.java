package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.contract.CursorsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoCursorsTest extends CursorsContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Cursors cursors() {
        return new DynamoCursors(table.table());
    }
}
