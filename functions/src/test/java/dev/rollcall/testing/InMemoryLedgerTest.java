package dev.rollcall.testing;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.contract.LedgerContract;

class InMemoryLedgerTest extends LedgerContract {
    private final InMemoryRuns runs = new InMemoryRuns();
    private final InMemoryStopSwitch stop = new InMemoryStopSwitch();

    @Override
    protected Runs runs() {
        return runs;
    }

    @Override
    protected StopSwitch stop() {
        return stop;
    }

    @Override
    protected Ledger ledger() {
        return new InMemoryLedger(runs, stop);
    }
}
