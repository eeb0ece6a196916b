package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Baselines;
import dev.rollcall.domain.adoption.Baseline;
import dev.rollcall.domain.adoption.BaselineRun;
import dev.rollcall.domain.adoption.Census;
import dev.rollcall.domain.reconcile.SnapshotId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What {@link Baselines} do. */
public abstract class BaselinesContract {
    private static final LocalDate MAY = LocalDate.parse("2027-05-25");

    private Baselines baselines;

    /** Returns some of which none was ever taken. */
    protected abstract Baselines fresh();

    @BeforeEach
    void furnish() {
        baselines = fresh();
    }

    @Test
    void know_nothing_at_first() {
        assertThat(baselines.latest()).isEmpty();
        assertThat(baselines.sealed()).isEmpty();
    }

    @Test
    void keep_how_far_the_latest_is() {
        BaselineRun begun = run(1, Optional.empty());
        BaselineRun further = begun.at(500).pageDone("d1", 499);
        BaselineRun ended = further.ended(NOON.plusNanos(1));

        assertThat(baselines.replace(Optional.empty(), begun)).isTrue();
        assertThat(baselines.latest()).contains(begun);
        assertThat(baselines.replace(Optional.of(begun), further)).isTrue();
        assertThat(baselines.replace(Optional.of(further), ended)).isTrue();
        assertThat(baselines.latest()).contains(ended);

        BaselineRun next = run(2, Optional.of(ended));
        assertThat(baselines.replace(Optional.of(ended), next)).isTrue();
        assertThat(baselines.latest()).contains(next);
    }

    @Test
    void of_two_who_go_on_one_loses_and_repeating_it_is_harmless() {
        BaselineRun begun = run(1, Optional.empty());
        baselines.replace(Optional.empty(), begun);

        assertThat(baselines.replace(Optional.empty(), run(2, Optional.empty()))).isFalse();
        assertThat(baselines.replace(Optional.of(begun), begun.at(500))).isTrue();
        assertThat(baselines.replace(Optional.of(begun), begun.at(500))).isTrue();
        assertThat(baselines.replace(Optional.of(begun), begun.at(400))).isFalse();
        assertThat(baselines.latest()).contains(begun.at(500));
    }

    @Test
    void what_is_sealed_stays_as_it_is() {
        Baseline second = baseline(2, 7, 1);
        Baseline first = baseline(1, 30_000, 20_000);
        baselines.seal(second);
        baselines.seal(first);
        baselines.seal(baseline(1, 3, 2));

        assertThat(baselines.sealed()).containsExactly(first, second);
    }

    @Test
    void a_baseline_may_cover_nothing() {
        baselines.seal(baseline(1, 0, 0));

        assertThat(baselines.sealed()).containsExactly(baseline(1, 0, 0));
    }

    private static Baseline baseline(int number, int recorded, int things) {
        return new Baseline(
                id(number), NOON, "p1", NOON.plusNanos(7), "ops-1", MAY, things, recorded, "d1");
    }

    private static BaselineRun run(int number, Optional<BaselineRun> before) {
        return BaselineRun.begin(
                new Census(id(number), NOON, "p1", List.of(), List.of(), 3),
                MAY,
                "ops-1",
                NOON,
                before);
    }

    private static SnapshotId id(int number) {
        return new SnapshotId("20261126T120000Z-%08x".formatted(number));
    }
}
