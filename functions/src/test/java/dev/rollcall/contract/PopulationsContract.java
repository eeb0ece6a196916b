package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.Populations.Proven;

import org.junit.jupiter.api.Test;

/** What {@link Populations} do. */
public abstract class PopulationsContract {
    private static final Proven FIRST = new Proven(500, "snapshot-1", NOON);

    /** Returns some of which nothing is proven yet. */
    protected abstract Populations fresh();

    @Test
    void nothing_is_proven_before_the_first_snapshot() {
        assertThat(fresh().latest()).isEmpty();
    }

    @Test
    void a_later_snapshot_takes_the_place_of_an_earlier_one() {
        Populations populations = fresh();
        Proven later = new Proven(480, "snapshot-2", NOON.plusMillis(1));

        populations.record(FIRST);
        assertThat(populations.latest()).hasValue(FIRST);
        populations.record(later);
        assertThat(populations.latest()).hasValue(later);
    }

    @Test
    void an_earlier_snapshot_that_comes_late_changes_nothing() {
        Populations populations = fresh();

        populations.record(FIRST);
        populations.record(new Proven(480, "snapshot-0", NOON.minusSeconds(1)));

        assertThat(populations.latest()).hasValue(FIRST);
    }
}
