package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Cases;
import dev.rollcall.contract.CasesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoCasesTest extends CasesContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Cases cases() {
        return new DynamoCases(table.table());
    }
}
