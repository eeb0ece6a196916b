package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ReachReports;
import dev.rollcall.application.port.ReachReports.Report;
import dev.rollcall.application.port.ReachReports.Tier;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** What {@link ReachReports} do. */
public abstract class ReachReportsContract {
    /** Returns reports of which none was recorded. */
    protected abstract ReachReports fresh();

    @Test
    void says_nothing_before_anybody_looked() {
        assertThat(fresh().latest()).isEmpty();
    }

    @Test
    void the_last_report_counts_with_all_its_tiers_in_order() {
        ReachReports reports = fresh();
        Report second =
                new Report(
                        NOON.plusNanos(5),
                        IntStream.range(0, 12)
                                .mapToObj(level -> new Tier(level, level + 2, level + 1, level, 3))
                                .toList());

        reports.record(new Report(NOON, List.of(new Tier(0, 1, 1, 0, 2))));
        reports.record(second);

        assertThat(reports.latest()).hasValue(second);
    }
}
