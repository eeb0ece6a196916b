package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.domain.reconcile.SnapshotId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

/** What {@link ReconcileRuns} do. */
public abstract class ReconcileRunsContract {
    protected static final SnapshotId ONE = new SnapshotId("20261127T060000Z-0a1b2c3d");
    protected static final SnapshotId OTHER = new SnapshotId("20261127T100000Z-0a1b2c3d");

    private ReconcileRuns runs;

    protected abstract ReconcileRuns runs();

    /** Lets a started execution end. */
    protected abstract void end(SnapshotId id, int number);

    /** Returns how many executions were ever started. */
    protected abstract int started();

    @BeforeEach
    void take_the_runs() {
        runs = runs();
    }

    @Test
    void an_execution_lives_from_its_start_to_its_end() {
        assertThat(runs.isAlive(ONE, 1)).as("never started").isFalse();

        assertThat(runs.start(ONE, 1)).isTrue();
        assertThat(runs.isAlive(ONE, 1)).isTrue();

        end(ONE, 1);
        assertThat(runs.isAlive(ONE, 1)).isFalse();
    }

    @Test
    void starting_the_same_again_while_it_lives_changes_nothing() {
        runs.start(ONE, 1);

        assertThat(runs.start(ONE, 1)).isTrue();
        assertThat(started()).isEqualTo(1);
    }

    @Test
    void one_that_has_ended_is_not_started_again() {
        runs.start(ONE, 1);
        end(ONE, 1);

        assertThat(runs.start(ONE, 1)).isFalse();
        assertThat(runs.isAlive(ONE, 1)).isFalse();
        assertThat(started()).isEqualTo(1);
    }

    @Test
    void each_number_and_each_reconciliation_has_an_execution_of_its_own() {
        runs.start(ONE, 1);

        assertThat(runs.isAlive(ONE, 2)).isFalse();
        assertThat(runs.isAlive(OTHER, 1)).isFalse();
        assertThat(runs.start(ONE, 2)).isTrue();
        assertThat(runs.start(OTHER, 1)).isTrue();
        assertThat(started()).isEqualTo(3);

        end(ONE, 1);
        assertThat(runs.isAlive(ONE, 2)).isTrue();
        assertThat(runs.isAlive(OTHER, 1)).isTrue();
    }

    @Test
    void many_starts_at_once_start_one_execution() {
        List<Boolean> starts = Parallel.all(Collections.nCopies(16, () -> runs.start(ONE, 1)));

        assertThat(starts).containsOnly(true);
        assertThat(started()).isEqualTo(1);
    }
}
