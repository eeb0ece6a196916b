package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.Interruptions.Died;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.SnapshotId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A worker dies before or after any of its calls to the outside, or another does the same at the
 * same time: what comes of it is what comes of an undisturbed run.
 */
class KillAndResumeTest {
    private static final int FEWEST_POINTS = 200;

    /** What is to be the same; times and versions apart. */
    private record Result(
            List<String> drifts,
            List<String> plan,
            List<String> hints,
            String outcome,
            List<String> escalations) {
        static Result of(ReconcileWorld world, SnapshotId id) {
            return new Result(
                    world.records().stream()
                            .map(record ->
                                    word(record.drift())
                                            + " "
                                            + record.state().getClass().getSimpleName()
                                            + " "
                                            + record.reappeared()
                                            + " "
                                            + record.corrections().size())
                            .sorted()
                            .toList(),
                    new PlanDocument(world.snapshots)
                            .of(id).corrections().stream().map(Object::toString).toList(),
                    world.base.inbox.hints().stream()
                            .map(hint -> hint.person() + " " + hint.eventType())
                            .sorted()
                            .toList(),
                    world.document(id, Snapshots.OUTCOME).replaceAll("\"ended\":\"[^\"]*\"", ""),
                    world.base.escalations.reasons());
        }
    }

    @Test
    void an_undisturbed_run_finds_and_sets_right_what_is_planted() {
        ReconcileWorld world = world();
        SnapshotId id = world.begin();
        world.execute(id);

        assertThat(world.phase()).isEqualTo(Phase.ENDED);
        assertThat(Result.of(world, id).drifts())
                .containsExactly(
                        "ghost-membership U0FAY user-group:T01:S0ONCALL Open 0 0",
                        "manual-add zoe channel:C0ENG Gone 0 1",
                        "missed-deprovision lea Gone 0 1",
                        "missed-deprovision lou Gone 0 1",
                        "missing-account new Gone 0 1",
                        "missing-grant bob channel:C0ENG Gone 0 1",
                        "missing-grant yen channel:C0SALES Gone 0 1",
                        "orphan-account U0ORPHAN Open 0 0",
                        "wrongly-inactive fay Open 0 0");
        assertThat(world.base.inbox.hints())
                .filteredOn(hint -> hint.eventType().equals("rollcall.drift.deactivate"))
                .extracting(Hint::person)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("okta:lea", "entra:lou");
        assertThat(world.reads).as("pages of lists").hasSize(29);
    }

    @Test
    void a_worker_that_dies_anywhere_is_followed_by_one_that_comes_to_the_same() {
        int points =
                atEachPoint(
                        (world, id) -> {
                            try {
                                world.execute(id);
                            } catch (Died _) {
                                world.base.clock.advance(Duration.ofMinutes(1));
                                world.execute(id);
                            }
                        },
                        (world, point) -> world.interruptions.dieAt(point));

        assertThat(points).isGreaterThan(FEWEST_POINTS);
    }

    @Test
    void two_workers_at_once_come_to_the_same_wherever_the_other_comes_in_between() {
        int points =
                atEachPoint(
                        ReconcileWorld::execute,
                        (world, point) ->
                                world.interruptions.at(
                                        point,
                                        () ->
                                                world.execute(
                                                        world.reconciliations
                                                                .latest()
                                                                .orElseThrow()
                                                                .id())));

        assertThat(points).isGreaterThan(FEWEST_POINTS);
    }

    @Test
    void two_workers_who_read_at_once_come_to_the_same() {
        int points =
                atEachPoint(
                        (world, id) -> {
                            world.execute(id);
                            world.execute(id);
                        },
                        (world, point) ->
                                world.interruptions.at(
                                        point,
                                        () ->
                                                world.read(
                                                        world.reconciliations
                                                                .latest()
                                                                .orElseThrow()
                                                                .id())));

        assertThat(points).isGreaterThan(FEWEST_POINTS);
    }

    private static int atEachPoint(
            BiConsumer<ReconcileWorld, SnapshotId> run,
            BiConsumer<ReconcileWorld, Integer> disturb) {
        ReconcileWorld undisturbed = world();
        SnapshotId first = undisturbed.begin();
        undisturbed.execute(first);
        Result expected = Result.of(undisturbed, first);

        for (int point = 1; ; point++) {
            ReconcileWorld world = world();
            SnapshotId id = world.begin();
            disturb.accept(world, point);
            run.accept(world, id);
            if (!world.interruptions.happened()) {
                return point - 1;
            }
            assertThat(world.phase()).as("after point %d", point).isEqualTo(Phase.ENDED);
            assertThat(Result.of(world, id)).as("after point %d", point).isEqualTo(expected);
            assertThat(world.reads.size())
                    .as("pages read, after point %d", point)
                    .isLessThanOrEqualTo(undisturbed.reads.size() + 1);
        }
    }

    private static ReconcileWorld world() {
        ReconcileWorld world = new ReconcileWorld();
        world.furnish();
        return world;
    }
}
