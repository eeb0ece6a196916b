package dev.rollcall.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.reconcile.Interruptions.Died;
import dev.rollcall.application.reconcile.KeepDrift.Kept;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.FormerRules;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.testing.InMemoryDrifts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** More is found first than can be put down before time is up, or the worker dies. */
class KeepDriftTest {
    private static final int FOUND = 3 * KeepDrift.AT_ONCE + 7;

    private final ReconcileWorld world = new ReconcileWorld();
    private final InMemoryDrifts stored = new InMemoryDrifts();
    private final Instant begun = world.base.clock.instant();

    @Test
    void whoever_goes_on_puts_down_the_rest_and_nothing_twice() {
        Drifts drifts = world.interruptions.around(Drifts.class, stored);

        assertThat(keep(drifts, begun)).isEmpty();
        assertThat(stored.all()).hasSize(KeepDrift.AT_ONCE);
        List<DriftRecord> first = stored.all();

        world.base.clock.advance(Duration.ofMinutes(15));
        assertThat(keep(drifts, begun)).isEmpty();
        assertThat(stored.all()).hasSize(2 * KeepDrift.AT_ONCE).containsAll(first);

        Kept kept = keep(drifts, Instant.MAX).orElseThrow();
        assertThat(kept.present()).hasSize(FOUND);
        assertThat(kept.gone()).isZero();
        assertThat(stored.all()).hasSize(FOUND).containsAll(first);
        assertThat(stored.all()).allMatch(record -> record.reappeared() == 0);
    }

    @Test
    void with_time_enough_all_is_put_down_at_once() {
        assertThat(keep(stored, begun.plusSeconds(1)).orElseThrow().present()).hasSize(FOUND);
    }

    @Test
    void a_worker_that_dies_anywhere_is_followed_by_one_that_puts_down_the_rest() {
        for (int point = 1; ; point++) {
            Interruptions interruptions = new Interruptions();
            InMemoryDrifts kept = new InMemoryDrifts();
            Drifts drifts = interruptions.around(Drifts.class, kept);
            interruptions.dieAt(point);
            try {
                keep(drifts, Instant.MAX);
            } catch (Died _) {
                world.base.clock.advance(Duration.ofMinutes(1));
                assertThat(keep(drifts, Instant.MAX).orElseThrow().present()).hasSize(FOUND);
            }
            assertThat(kept.all()).as("after point %d", point).hasSize(FOUND);
            if (!interruptions.happened()) {
                assertThat(point).isGreaterThan(8);
                return;
            }
        }
    }

    private Optional<Kept> keep(Drifts drifts, Instant until) {
        return new KeepDrift(drifts, new RefundForeign(world.base.breaker), world.base.clock)
                .keep(
                        world.reconciliations.latest().orElseGet(this::begin),
                        compared(),
                        Traces.untold("not-on-this-plan"),
                        world.base.clock.instant(),
                        until);
    }

    private Reconciliation begin() {
        world.begin();
        return world.reconciliations.latest().orElseThrow();
    }

    private static Compared compared() {
        return new Compared(
                List.of(),
                IntStream.range(0, FOUND).mapToObj(KeepDriftTest::finding).toList(),
                Set.of(),
                FOUND,
                new TakeCensus.Taken(List.of(), List.of(), List.of()),
                List.of(),
                Optional.empty(),
                List.of(),
                FormerRules.NONE);
    }

    private static Finding finding(int number) {
        PersonId person = ReconcileWorld.of(ReconcileWorld.OKTA, "p" + number);
        Entitlement thing = ReconcileWorld.ENG;
        return new Finding(
                new Drift(
                        DriftKind.MISSING_GRANT,
                        Optional.of(person),
                        Optional.of(ReconcileWorld.account("p" + number)),
                        Optional.of(thing),
                        new TreeMap<>(Map.of("eng", "engineers")),
                        new TreeMap<>(Map.of("has", "no"))),
                false,
                Optional.empty());
    }
}
