package dev.rollcall.testing;

import dev.rollcall.application.port.ReachReports;
import dev.rollcall.contract.ReachReportsContract;

class InMemoryReachReportsTest extends ReachReportsContract {
    @Override
    protected ReachReports fresh() {
        return new InMemoryReachReports();
    }
}
