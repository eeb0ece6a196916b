package dev.rollcall.testing;

import dev.rollcall.application.port.Runs;
import dev.rollcall.contract.RunsContract;

class InMemoryRunsTest extends RunsContract {
    @Override
    protected Runs runs() {
        return new InMemoryRuns();
    }
}
