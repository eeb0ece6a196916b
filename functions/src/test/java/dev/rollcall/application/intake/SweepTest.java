package dev.rollcall.application.intake;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.LeaverWorld.hint;
import static dev.rollcall.testing.LeaverWorld.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.intake.Sweep.Swept;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class SweepTest {
    private static final Runs.Ticket FIRST = new Runs.Ticket(ANA, 1);
    private static final Runs.Ticket SECOND = new Runs.Ticket(ANA, 2);
    private static final Duration CLAIM_OVERDUE = Duration.ofSeconds(61);
    private static final Duration LEASE_OVER = Duration.ofMinutes(16);
    private final LeaverWorld world = new LeaverWorld();

    @Test
    void leaves_a_fresh_hint_to_the_hook_that_is_still_at_it() {
        world.workflows.refuse(true);
        receive();
        world.workflows.refuse(false);
        world.clock.advance(Duration.ofSeconds(4));

        assertThat(world.sweep.sweep()).isEqualTo(new Swept(0, 0, 0, 0, Duration.ZERO));
    }

    @Test
    void redrives_a_hint_whose_run_could_not_be_started() {
        world.workflows.refuse(true);
        receive();
        world.clock.advance(Duration.ofSeconds(6));

        assertThat(world.sweep.sweep()).isEqualTo(new Swept(0, 0, 1, 0, Duration.ofSeconds(6)));
        world.workflows.refuse(false);

        assertThat(world.sweep.sweep()).isEqualTo(new Swept(1, 0, 0, 0, Duration.ZERO));
        assertThat(world.workflows.started()).containsExactly(FIRST);
        assertThat(world.sweep.sweep()).isEqualTo(new Swept(0, 0, 0, 0, Duration.ZERO));
    }

    @Test
    void starts_a_run_that_was_wanted_but_never_came_to_be() {
        world.runs.want(hint(ANA, "e1", START), START.plusSeconds(60));
        world.clock.advance(CLAIM_OVERDUE);

        assertThat(world.sweep.sweep()).isEqualTo(new Swept(0, 1, 0, 0, Duration.ZERO));

        assertThat(world.workflows.started()).containsExactly(FIRST);
    }

    @Test
    void leaves_a_living_run_alone_however_long_it_takes() {
        receive();
        world.steps.claimed(FIRST);
        world.clock.advance(LEASE_OVER);

        assertThat(world.sweep.sweep()).isEqualTo(new Swept(0, 0, 0, 0, Duration.ZERO));

        assertThat(world.runs.current(FIRST)).isTrue();
        assertThat(world.runs.lapsed(world.clock.instant(), 9)).isEmpty();
    }

    @Test
    void gives_a_dead_run_a_successor_that_goes_on_with_the_case() {
        receive();
        CaseId caseId = world.steps.claimed(FIRST);
        world.workflows.end(FIRST);
        world.clock.advance(LEASE_OVER);

        assertThat(world.sweep.sweep()).isEqualTo(new Swept(0, 1, 0, 0, Duration.ZERO));

        assertThat(world.workflows.started()).containsExactly(FIRST, SECOND);
        assertThat(world.runs.current(FIRST)).isFalse();
        assertThat(world.steps.claimed(SECOND)).isEqualTo(caseId);
    }

    @Test
    void a_hint_that_met_a_dead_run_is_taken_up_by_its_successor() {
        receive();
        world.workflows.end(FIRST);
        world.receive.receive(List.of(hint(ANA, "e2", START)));
        assertThat(world.inbox.pending(START.plusSeconds(1), 9)).hasSize(1);
        world.clock.advance(CLAIM_OVERDUE);

        assertThat(world.sweep.sweep()).isEqualTo(new Swept(1, 1, 0, 0, Duration.ZERO));

        assertThat(world.inbox.pending(world.clock.instant(), 9)).isEmpty();
    }

    @Test
    void one_that_cannot_be_started_does_not_keep_the_others_waiting() {
        receive();
        world.workflows.end(FIRST);
        world.workflows.refuse(true);
        world.receive.receive(List.of(hint(person("00uBen"), "e2", START)));
        world.clock.advance(CLAIM_OVERDUE);

        assertThat(world.sweep.sweep().failed()).isEqualTo(3);
        world.workflows.refuse(false);
        world.clock.advance(CLAIM_OVERDUE);
        world.sweep.sweep();

        assertThat(world.workflows.started())
                .contains(new Runs.Ticket(ANA, 2), new Runs.Ticket(person("00uBen"), 1));
    }

    @Test
    void a_run_reported_dead_is_restarted_by_the_next_sweep_not_at_once() {
        receive();
        world.steps.claimed(FIRST);
        world.workflows.end(FIRST);

        assertThat(world.sweep.recover(world.workflows.arn(FIRST))).isTrue();
        assertThat(world.workflows.started()).containsExactly(FIRST);
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(world.sweep.sweep()).isEqualTo(new Swept(0, 1, 0, 0, Duration.ZERO));
        assertThat(world.workflows.started()).containsExactly(FIRST, SECOND);
    }

    @Test
    void of_somebody_who_belongs_here_what_fails_again_and_again_is_tried_less_and_less_often() {
        CaseId work = failing(Standing.ENTITLED);
        List<Duration> pauses = new ArrayList<>();
        for (int died = 0; died < 9; died++) {
            pauses.add(untilNextRun());
            world.cases.assess(work, assessed(Standing.ENTITLED), START, List.of());
        }

        assertThat(pauses).isSorted();
        assertThat(pauses.getFirst()).isLessThan(Duration.ofMinutes(2));
        assertThat(pauses.getLast()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(32));
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, names = "ENTITLED", mode = EnumSource.Mode.EXCLUDE)
    void nobody_else_waits_longer_than_for_the_next_sweep(Standing standing) {
        failing(standing);
        world.clock.advance(Duration.ofMinutes(40));

        for (int died = 0; died < 5; died++) {
            assertThat(untilNextRun()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void of_whom_anything_was_heard_since_nobody_waits() {
        failing(Standing.ENTITLED);
        world.clock.advance(Duration.ofMinutes(40));
        world.receive.receive(List.of(hint(ANA, "e2", START)));

        assertThat(untilNextRun()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void what_is_heard_during_the_pause_is_looked_at_at_once() {
        failing(Standing.ENTITLED);
        world.clock.advance(Duration.ofMinutes(40));
        Runs.Ticket dead = latest();
        world.workflows.end(dead);
        world.sweep.recover(world.workflows.arn(dead));

        world.receive.receive(List.of(hint(ANA, "e2", START)));

        assertThat(latest()).isEqualTo(new Runs.Ticket(ANA, dead.generation() + 1));
    }

    /** Returns the case of a run that has read the person. */
    private CaseId failing(Standing standing) {
        receive();
        CaseId work = world.steps.claimed(FIRST);
        world.cases.assess(work, assessed(standing), START, List.of());
        return work;
    }

    private Assessment assessed(Standing standing) {
        return new Assessment(standing, world.clock.instant(), 1);
    }

    private Runs.Ticket latest() {
        return world.workflows.started().getLast();
    }

    /** Lets the latest run end badly, and sweeps each minute until there is another. */
    private Duration untilNextRun() {
        Runs.Ticket dead = latest();
        world.workflows.end(dead);
        assertThat(world.sweep.recover(world.workflows.arn(dead))).isTrue();
        Instant died = world.clock.instant();
        while (latest().equals(dead)) {
            world.clock.advance(Duration.ofMinutes(1));
            world.sweep.sweep();
        }
        world.steps.claimed(latest());
        return Duration.between(died, world.clock.instant());
    }

    @Test
    void a_death_reported_twice_or_by_a_stranger_changes_nothing() {
        receive();
        world.workflows.end(FIRST);
        world.sweep.recover(world.workflows.arn(FIRST));

        assertThat(world.sweep.recover(world.workflows.arn(FIRST))).isFalse();
        assertThat(world.sweep.recover("arn:aws:states:local:000000000000:execution:X:y"))
                .isFalse();

        assertThat(world.runs.current(SECOND)).isTrue();
    }

    @Test
    void what_a_human_must_mend_is_told_apart_from_what_may_pass() {
        world.workflows.refuse(true);
        receive();
        world.clock.advance(Duration.ofMinutes(4));
        DispatchHint denied = new DispatchHint(world.runs, denying(), world.inbox, world.clock);

        Swept swept =
                new Sweep(world.inbox, denied, world.runs, world.cases, denying(), world.clock)
                        .sweep();

        assertThat(swept).isEqualTo(new Swept(0, 0, 2, 2, Duration.ofMinutes(4)));
    }

    @Test
    void works_off_a_backlog_of_any_size_in_one_go() {
        world.workflows.refuse(true);
        for (int n = 0; n < 1_000; n++) {
            world.receive.receive(List.of(hint(person("00u" + n), "e" + n, START)));
        }
        world.workflows.refuse(false);
        world.clock.advance(Duration.ofSeconds(6));

        assertThat(world.sweep.sweep().hints()).isEqualTo(1_000);

        assertThat(world.workflows.started()).hasSize(1_000);
    }

    @Test
    void a_backlog_that_cannot_be_started_hides_nothing_behind_it() {
        world.workflows.refuse(true);
        for (int n = 0; n < 500; n++) {
            world.receive.receive(List.of(hint(person("00u" + n), "e" + n, START)));
        }
        world.clock.advance(Duration.ofSeconds(6));

        assertThat(world.sweep.sweep().failed()).isEqualTo(500);
    }

    @Test
    void ends_when_its_time_is_over_and_tells_what_it_left() {
        world.workflows.refuse(true);
        receive();
        world.receive.receive(List.of(hint(person("00uBen"), "e2", START)));
        world.clock.advance(Duration.ofSeconds(6));
        Workflows slow = slow(Duration.ofSeconds(40));

        Swept swept =
                new Sweep(
                                world.inbox,
                                new DispatchHint(world.runs, slow, world.inbox, world.clock),
                                world.runs,
                                world.cases,
                                slow,
                                world.clock)
                        .sweep();

        assertThat(swept).isEqualTo(new Swept(1, 0, 1, 0, Duration.ofSeconds(6)));
    }

    @Test
    void the_hints_of_one_person_make_one_start() {
        world.workflows.refuse(true);
        world.receive.receive(
                List.of(hint(ANA, "e1", START), hint(ANA, "e2", START), hint(ANA, "e3", START)));
        world.workflows.refuse(false);
        world.clock.advance(Duration.ofSeconds(6));
        long wanted = world.runs.wanted(FIRST).orElseThrow();

        assertThat(world.sweep.sweep().hints()).isEqualTo(3);

        assertThat(world.runs.wanted(FIRST)).contains(wanted + 1);
        assertThat(world.inbox.pending(world.clock.instant(), 9)).isEmpty();
    }

    @Test
    void leavers_are_started_before_those_who_are_back() {
        world.workflows.refuse(true);
        PersonId ben = person("00uBen");
        world.receive.receive(
                List.of(new Hint(ben, "e0", "user.lifecycle.activate", START, Hint.Way.HOOK)));
        world.clock.advance(Duration.ofSeconds(1));
        receive();
        world.workflows.refuse(false);
        world.clock.advance(Duration.ofSeconds(6));

        world.sweep.sweep();

        assertThat(world.workflows.started()).containsExactly(FIRST, new Runs.Ticket(ben, 1));
    }

    @Test
    void those_put_off_keep_no_hint_of_leaving_and_no_dead_run_waiting() {
        for (int n = 0; n < 500; n++) {
            putOff(person("00uMover" + n));
        }
        PersonId ben = person("00uBen");
        world.workflows.refuse(true);
        world.receive.receive(
                List.of(
                        new Hint(ben, "e0", "user.lifecycle.activate", START, Hint.Way.HOOK),
                        hint(ANA, "e1", START)));
        world.workflows.refuse(false);
        world.clock.advance(Duration.ofSeconds(30));
        PersonId cleo = person("00uCleo");
        world.runs.want(hint(cleo, "e2", START), START.plusSeconds(20));

        List<PersonId> order = sweepSlowly(Duration.ofMillis(100));

        assertThat(order).startsWith(ANA, cleo);
        assertThat(order.subList(2, 201)).allMatch(p -> p.value().startsWith("00uMover"));
        assertThat(order.get(201)).as("half-way the other hints have their turn").isEqualTo(ben);
        assertThat(order).as("40 seconds, all of them used").hasSize(400);
    }

    @Test
    void a_storm_of_leavers_leaves_dead_runs_half_of_the_rest() {
        world.workflows.refuse(true);
        for (int n = 0; n < 1_000; n++) {
            world.receive.receive(List.of(hint(person("00u" + n), "e" + n, START)));
        }
        world.workflows.refuse(false);
        world.clock.advance(Duration.ofSeconds(10));
        world.runs.want(hint(ANA, "dead", START), START);

        List<PersonId> order = sweepSlowly(Duration.ofMillis(100));

        assertThat(order.indexOf(ANA)).isEqualTo(200);
        assertThat(order).hasSize(400);
    }

    /** Returns who was started, in that order. */
    private List<PersonId> sweepSlowly(Duration each) {
        List<PersonId> order = new ArrayList<>();
        Workflows workflows =
                new Starting(world.workflows) {
                    @Override
                    public Start start(Runs.Ticket ticket, Duration atMost) {
                        world.clock.advance(each);
                        order.add(ticket.person());
                        return world.workflows.start(ticket, atMost);
                    }
                };
        DispatchHint dispatch = new DispatchHint(world.runs, workflows, world.inbox, world.clock);
        new Sweep(world.inbox, dispatch, world.runs, world.cases, workflows, world.clock).sweep();
        return order;
    }

    private void putOff(PersonId person) {
        Runs.Ticket ticket = world.runs.want(hint(person, "e" + person.value(), START), START);
        world.runs.putOff(ticket, START.plusSeconds(15));
    }

    /** Every start takes that long. */
    private Workflows slow(Duration time) {
        return new Starting(world.workflows) {
            @Override
            public Start start(Runs.Ticket ticket, Duration atMost) {
                world.clock.advance(time);
                return Start.STARTED;
            }
        };
    }

    /** No right to start anything. */
    private Workflows denying() {
        return new Starting(world.workflows) {
            @Override
            public Start start(Runs.Ticket ticket, Duration atMost) {
                return Start.REFUSED;
            }
        };
    }

    private void receive() {
        world.receive.receive(List.of(hint(ANA, "e1", START)));
    }
}
