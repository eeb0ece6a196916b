package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.contract.LedgerContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

class DynamoLedgerTest extends LedgerContract {
    private final TestTable table = TestTable.create(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Runs runs() {
        return new DynamoRuns(table.table());
    }

    @Override
    protected StopSwitch stop() {
        return new DynamoStopSwitch(table.table());
    }

    @Override
    protected Ledger ledger() {
        return new DynamoLedger(table.table());
    }
}
