package dev.rollcall.testing;

import dev.rollcall.application.port.ReachReports;

import java.util.Optional;

/** What was found last, forgotten with the test. */
public final class InMemoryReachReports implements ReachReports {
    private Optional<Report> last = Optional.empty();

    @Override
    public synchronized Optional<Report> latest() {
        return last;
    }

    @Override
    public synchronized void record(Report report) {
        last = Optional.of(report);
    }
}
