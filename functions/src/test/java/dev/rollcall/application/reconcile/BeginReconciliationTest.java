package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.reconcile.BeginReconciliation.Outcome;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryReconcileRuns;
import dev.rollcall.testing.InMemoryReconcileRuns.Execution;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** When a reconciliation begins, and who goes on with one whose execution has died. */
class BeginReconciliationTest {
    private static final Duration EVERY = Duration.ofHours(4);
    private static final SnapshotId FIRST = new SnapshotId("20261127T060000Z-00000001");

    private final ReconcileWorld world = new ReconcileWorld();
    private final InMemoryReconcileRuns runs = new InMemoryReconcileRuns();
    private int made;

    @Test
    void the_first_one_is_due_at_once() {
        assertThat(begin().ifDue()).isEqualTo(new Outcome.Begun(FIRST));
        assertThat(runs.started()).containsExactly(new Execution(FIRST, 1));
        assertThat(latest().policyDigest()).isEqualTo("1".repeat(64));
        assertThat(latest().left())
                .isEqualTo(
                        new WhatToRead(world.policies.access(), world.base.belongings.plan())
                                .first());
    }

    @Test
    void while_one_is_under_way_no_other_begins_due_or_asked_for() {
        begin().ifDue();
        world.base.clock.advance(Duration.ofHours(9));

        assertThat(begin().ifDue()).isEqualTo(new Outcome.Underway(FIRST));
        assertThat(begin().now()).isEqualTo(new Outcome.Underway(FIRST));
        assertThat(runs.started()).hasSize(1);
    }

    @Test
    void the_next_one_is_due_four_hours_after_the_last_began() {
        begin().ifDue();
        end();
        world.base.clock.advance(EVERY.minusSeconds(1));
        assertThat(begin().ifDue()).isEqualTo(new Outcome.NotDue());

        world.base.clock.advance(Duration.ofSeconds(1));
        assertThat(begin().ifDue())
                .isEqualTo(new Outcome.Begun(new SnapshotId("20261127T100000Z-00000002")));
        assertThat(latest().version()).isGreaterThan(2);
    }

    @Test
    void somebody_may_ask_for_one_before_it_is_due() {
        begin().ifDue();
        end();

        assertThat(begin().now()).isInstanceOf(Outcome.Begun.class);
        assertThat(runs.started()).hasSize(2);
    }

    @Test
    void without_a_schedule_one_begins_only_when_somebody_asks() {
        BeginReconciliation never = begin(Duration.ZERO);

        assertThat(never.ifDue()).isEqualTo(new Outcome.NotDue());
        assertThat(never.soon()).isEqualTo(new Outcome.NotDue());
        assertThat(never.withoutGood()).isZero();
        assertThat(never.now()).isInstanceOf(Outcome.Begun.class);
    }

    @Test
    void whoever_has_lost_events_has_one_begin_before_it_is_due() {
        begin().ifDue();
        end();

        assertThat(begin().soon()).isInstanceOf(Outcome.Begun.class);
        assertThat(begin().soon()).isInstanceOf(Outcome.Underway.class);
    }

    @Test
    void a_policy_without_sources_has_nothing_to_compare() {
        world.policies = FixedPolicies.usual();

        assertThat(begin().ifDue()).isEqualTo(new Outcome.NothingToCompare());
        assertThat(begin().now()).isEqualTo(new Outcome.NothingToCompare());
        assertThat(world.reconciliations.latest()).isEmpty();
        assertThat(begin().withoutGood()).isZero();
    }

    @Test
    void one_that_died_is_carried_on_by_an_execution_of_the_next_number() {
        begin().ifDue();
        runs.end(FIRST, 1);

        assertThat(begin().ifDue()).isEqualTo(new Outcome.Resumed(FIRST));
        assertThat(runs.started())
                .containsExactly(new Execution(FIRST, 1), new Execution(FIRST, 2));
        assertThat(latest().executions()).isEqualTo(2);
        assertThat(begin().ifDue()).isEqualTo(new Outcome.Underway(FIRST));
    }

    @Test
    void one_that_was_begun_and_never_started_is_started_with_its_first_number() {
        runs.refuse(true);
        assertThatThrownBy(() -> begin().ifDue()).isInstanceOf(PortFailure.Unavailable.class);
        assertThat(latest().id()).isEqualTo(FIRST);

        runs.refuse(false);
        assertThat(begin().ifDue()).isEqualTo(new Outcome.Resumed(FIRST));
        assertThat(runs.started()).containsExactly(new Execution(FIRST, 1));
        assertThat(latest().executions()).isEqualTo(1);
    }

    @Test
    void one_that_keeps_dying_is_given_up_in_the_end_and_the_next_begins_in_its_time() {
        begin().ifDue();
        int minutes = 0;
        while (!latest().isOver()) {
            runs.end(FIRST, latest().executions());
            world.base.clock.advance(Duration.ofMinutes(1));
            begin().ifDue();
            minutes++;
        }

        assertThat(minutes).isEqualTo(100);
        assertThat(latest().trouble()).hasValue("executions-failed");
        assertThat(begin().ifDue()).isEqualTo(new Outcome.NotDue());
        world.base.clock.advance(EVERY);
        assertThat(begin().ifDue()).isInstanceOf(Outcome.Begun.class);
    }

    @Test
    void of_two_that_begin_at_once_one_begins() {
        BeginReconciliation slow = begin();
        BeginReconciliation quick = begin();
        SnapshotId[] other = new SnapshotId[1];
        Outcome outcome =
                new BeginReconciliation(
                                world.reconciliations,
                                runs,
                                world.policies,
                                world.base.belongings,
                                world.base.cursors,
                                new ReconcileTrail(world.base.ledger),
                                () -> {
                                    other[0] = ((Outcome.Begun) quick.now()).id();
                                    return "ffffffff";
                                },
                                EVERY,
                                world.base.clock)
                        .now();

        assertThat(outcome).isEqualTo(new Outcome.Underway(other[0]));
        assertThat(runs.started()).containsExactly(new Execution(other[0], 1));
        assertThat(slow.ifDue()).isEqualTo(new Outcome.Underway(other[0]));
    }

    @Test
    void what_is_not_over_after_twelve_hours_is_given_up_whoever_is_at_it() {
        begin().ifDue();
        world.base.clock.advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(begin().ifDue()).isEqualTo(new Outcome.Underway(FIRST));

        world.base.clock.advance(Duration.ofSeconds(1));
        assertThat(begin().ifDue()).isEqualTo(new Outcome.NotDue());
        assertThat(latest().trouble()).contains("too-long");
        assertThat(begin().ifDue()).isInstanceOf(Outcome.Begun.class);
    }

    @Test
    void how_long_there_was_no_good_one_is_told_since_the_last_good_one_began() {
        assertThat(begin().withoutGood()).as("before the first was due").isZero();
        begin().ifDue();
        world.base.clock.advance(Duration.ofHours(5));
        assertThat(begin().withoutGood()).isEqualTo(Duration.ofHours(5));

        world.reconciliations.keepGood(
                new GoodReading(
                        FIRST,
                        world.base.clock.instant().minus(Duration.ofHours(1)),
                        world.base.clock.instant(),
                        Map.of()));
        assertThat(begin().withoutGood()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_hand_over_is_the_next_execution_of_the_same_reconciliation() {
        begin().ifDue();
        HandOver handOver = new HandOver(world.reconciliations, runs);

        assertThat(handOver.from(FIRST, 1)).isEqualTo(new HandOver.Outcome.HandedOver());
        assertThat(runs.started())
                .containsExactly(new Execution(FIRST, 1), new Execution(FIRST, 2));
        assertThat(handOver.from(FIRST, 1))
                .as("twice by the same")
                .isEqualTo(new HandOver.Outcome.Stale());
        assertThat(handOver.from(new SnapshotId("20261127T060000Z-ffffffff"), 2))
                .isEqualTo(new HandOver.Outcome.Stale());
        end();
        assertThat(handOver.from(FIRST, 2)).isEqualTo(new HandOver.Outcome.Stale());
        assertThat(runs.started()).hasSize(2);
    }

    @Test
    void a_hand_over_that_dies_before_the_start_is_made_up_for() {
        begin().ifDue();
        runs.refuse(true);
        assertThatThrownBy(() -> new HandOver(world.reconciliations, runs).from(FIRST, 1))
                .isInstanceOf(PortFailure.Unavailable.class);
        runs.refuse(false);
        runs.end(FIRST, 1);

        assertThat(begin().ifDue()).isEqualTo(new Outcome.Resumed(FIRST));
        assertThat(runs.started())
                .containsExactly(new Execution(FIRST, 1), new Execution(FIRST, 2));
        assertThat(latest().executions()).isEqualTo(2);
    }

    @Test
    void another_policy_is_in_force_from_the_next_one_on() {
        begin().ifDue();
        end();
        world.policies = world.policies.granting(policy("2".repeat(64)));
        begin().now();

        assertThat(latest().policyDigest()).isEqualTo("2".repeat(64));
    }

    private BeginReconciliation begin() {
        return begin(EVERY);
    }

    private BeginReconciliation begin(Duration every) {
        return new BeginReconciliation(
                world.reconciliations,
                runs,
                world.policies,
                world.base.belongings,
                world.base.cursors,
                new ReconcileTrail(world.base.ledger),
                () -> {
                    made++;
                    return "%08x".formatted(made);
                },
                every,
                world.base.clock);
    }

    private Reconciliation latest() {
        return world.reconciliations.latest().orElseThrow();
    }

    private void end() {
        world.reconciliations.replace(
                world.reconciliations.latest(),
                latest().ended(world.base.clock.instant(), Optional.empty()));
    }
}
