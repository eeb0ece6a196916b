package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENG;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;
import static dev.rollcall.application.reconcile.ReconcileWorld.of;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.SnapshotId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Setting right a few at a time, and what is said of each in the end. */
class SetRightTest {
    private ReconcileWorld world;

    @BeforeEach
    void found() {
        world = new ReconcileWorld();
        world.okta.pagesOf(100);
        world.slack.habits().pagesOf(1_000);
    }

    @Test
    void leavers_are_all_set_going_at_once_and_the_others_twenty_a_minute() {
        lack(45);
        for (int number = 0; number < 30; number++) {
            world.link(
                    world.person(OKTA, "lea" + number, Standing.LEAVER),
                    world.open("lea" + number));
        }
        SnapshotId id = named();
        List<Integer> hints = new ArrayList<>();
        Instant begun = world.base.clock.instant();
        boolean more = true;
        while (more) {
            SetRight.Outcome outcome = world.steps().setRight().next(id);
            hints.add(world.base.inbox.hints().size());
            switch (outcome) {
                case SetRight.Outcome.Later(Instant time) -> world.base.clock.set(time);
                case SetRight.Outcome.Underway(), SetRight.Outcome.Stale() -> more = false;
            }
        }

        assertThat(hints).containsExactly(30, 50, 70, 75);
        assertThat(Duration.between(begun, world.base.clock.instant()))
                .isEqualTo(Duration.ofMinutes(3));
        assertThat(world.base.inbox.hints().subList(0, 30)).allMatch(Hint::tellsOfLeaving);
        assertThat(world.phase()).isEqualTo(Phase.SETTLING);
        assertThat(world.steps().setRight().next(id)).isEqualTo(new SetRight.Outcome.Underway());
        assertThat(world.base.inbox.hints()).hasSize(75);
    }

    @Test
    void all_that_a_plan_takes_is_expected_before_the_first_run_begins() {
        for (int number = 0; number < 30; number++) {
            world.link(
                    world.person(OKTA, "odd" + number, Standing.ENTITLED),
                    world.open("odd" + number));
            world.slack.put(account("odd" + number), ENG);
        }
        SnapshotId id = named();
        world.steps().setRight().next(id);

        assertThat(world.base.inbox.hints()).hasSizeLessThanOrEqualTo(SetRight.A_WAVE);
        Admission first =
                world.base.breaker.admit(
                        new Breaker.Expected(
                                ChangeKind.REMOVE_FROM_CHANNEL,
                                Target.of(account("odd0"), ENG),
                                world.base.clock.instant()),
                        Breaker.Urgency.ORDINARY,
                        Limits.absolute(29, 100),
                        Optional.empty(),
                        world.base.clock.instant());
        assertThat(first).as("thirty at once, where 29 may be").isInstanceOf(Admission.Held.class);
    }

    @Test
    void what_inactive_accounts_of_leavers_are_in_is_admitted_before_anybody_is_set_going() {
        clearing();
        ghost("lea");
        SnapshotId id = named();
        world.steps().setRight().next(id);

        assertThat(world.base.inbox.hints())
                .singleElement()
                .satisfies(hint -> {
                    assertThat(hint.person()).isEqualTo(of(OKTA, "lea"));
                    assertThat(hint.eventId()).startsWith(LeaverCase.GHOST);
                    assertThat(hint.tellsOfLeaving()).isFalse();
                });
        assertThat(
                        world.base
                                .breaker
                                .admitted(ChangeKind.REMOVE_FROM_CHANNEL)
                                .within(Window.HOUR, world.base.clock.instant()))
                .isEqualTo(1);
    }

    @Test
    void more_of_them_than_the_limits_allow_are_all_left_and_none_is_asked_for_again_that_day() {
        clearing();
        for (int number = 0; number < 60; number++) {
            ghost("lea" + number);
        }
        SnapshotId id = named();
        while (!(world.steps().setRight().next(id) instanceof SetRight.Outcome.Underway)) {
            world.base.clock.advance(Duration.ofMinutes(1));
        }
        world.base.clock.advance(Duration.ofHours(1));
        world.steps().seeWhatCame().see(id, world.base.clock.instant().plusSeconds(600));

        assertThat(world.base.inbox.hints()).isEmpty();
        assertThat(world.drifts.notGone("", 1_000).records())
                .hasSize(60)
                .allSatisfy(record -> {
                    assertThat(record.state())
                            .isInstanceOfSatisfying(
                                    DriftRecord.State.Tried.class,
                                    tried -> assertThat(tried.why()).isEqualTo("held"));
                    assertThat(record.mayBeCorrected(world.base.clock.instant())).isFalse();
                });
        assertThat(
                        world.base
                                .breaker
                                .admitted(ChangeKind.REMOVE_FROM_CHANNEL)
                                .within(Window.DAY, world.base.clock.instant()))
                .isZero();
    }

    @Test
    void what_is_of_nobody_or_of_somebody_who_belongs_here_is_only_named() {
        clearing();
        world.slack.put(world.open("anon"), ENG);
        world.slack.deactivate(account("anon"));
        world.employ(OKTA, "fay");
        world.slack.deactivate(account("fay"));
        world.slack.put(account("fay"), ENG);
        ghost("both");
        world.link(world.person(OKTA, "back", Standing.ENTITLED), account("both"));

        world.steps().setRight().next(named());

        assertThat(world.base.inbox.hints()).isEmpty();
        assertThat(world.drifts.notGone("", 1_000).records())
                .filteredOn(record -> record.drift().kind() == DriftKind.GHOST_MEMBERSHIP)
                .isNotEmpty()
                .allMatch(record -> record.drift().person().isEmpty());
    }

    private void clearing() {
        world.policies =
                world.policies.reacting(
                        new Reactions(Map.of(DriftKind.GHOST_MEMBERSHIP, Reaction.CORRECT)));
    }

    /** Somebody who has left, and whose account is inactive, is still in a channel. */
    private void ghost(String name) {
        world.link(world.person(OKTA, name, Standing.LEAVER), world.open(name));
        world.slack.deactivate(account(name));
        world.slack.put(account(name), ENG);
    }

    @Test
    void a_plan_that_is_larger_than_one_may_be_is_held_though_the_windows_have_room() {
        for (int number = 0; number < 5; number++) {
            world.link(
                    world.person(OKTA, "odd" + number, Standing.ENTITLED),
                    world.open("odd" + number));
            world.slack.put(account("odd" + number), ENG);
        }
        world.steps().setRight().next(named());

        assertThat(admitted(4)).isEqualTo(new Admission.Held(Set.of(HoldReason.PLAN_LIMIT)));
        assertThat(admitted(5)).isInstanceOf(Admission.Admitted.class);
    }

    /** The first of them, where a plan may take so many and the windows a hundred. */
    private Admission admitted(int mayBePlanned) {
        Limit hundred = Limit.absolute(100);
        return world.base.breaker.admit(
                new Breaker.Expected(
                        ChangeKind.REMOVE_FROM_CHANNEL,
                        Target.of(account("odd0"), ENG),
                        world.base.clock.instant()),
                Breaker.Urgency.ORDINARY,
                Limits.of(Limit.absolute(mayBePlanned), hundred, hundred, hundred, hundred),
                Optional.empty(),
                world.base.clock.instant());
    }

    @Test
    void what_is_worked_on_is_waited_for_and_what_nobody_works_on_any_more_was_left() {
        lack(1);
        SnapshotId id = underway();
        assertThat(see(id)).isInstanceOf(SeeWhatCame.Outcome.Later.class);
        assertThat(state("p0")).isInstanceOf(DriftRecord.State.Correcting.class);

        release("p0");
        assertThat(see(id)).isEqualTo(new SeeWhatCame.Outcome.Ended());
        assertThat(state("p0"))
                .isEqualTo(new DriftRecord.State.Tried(world.base.clock.instant(), "left"));
        assertThat(world.document(id, Snapshots.OUTCOME)).contains("\"left\":1");
    }

    @Test
    void what_is_right_is_gone_though_the_run_goes_on_with_something_else_later() {
        lack(1);
        SnapshotId id = underway();
        world.slack.put(account("p0"), ENG);
        release("p0");

        assertThat(see(id)).isEqualTo(new SeeWhatCame.Outcome.Ended());
        assertThat(state("p0"))
                .isEqualTo(new DriftRecord.State.Gone(world.base.clock.instant(), true));
    }

    @Test
    void after_twenty_minutes_nobody_waits_any_more() {
        lack(1);
        SnapshotId id = underway();
        world.base.clock.advance(SeeWhatCame.AT_MOST.minusSeconds(1));
        assertThat(see(id)).isInstanceOf(SeeWhatCame.Outcome.Later.class);

        world.base.clock.advance(Duration.ofSeconds(1));
        assertThat(see(id)).isEqualTo(new SeeWhatCame.Outcome.Ended());
        assertThat(state("p0"))
                .isEqualTo(new DriftRecord.State.Tried(world.base.clock.instant(), "under-way"));
    }

    @Test
    void whoever_came_last_in_a_long_plan_is_waited_for_as_long() {
        lack(60);
        SnapshotId id = named();
        boolean more = true;
        while (more) {
            switch (world.steps().setRight().next(id)) {
                case SetRight.Outcome.Later(Instant time) -> world.base.clock.set(time);
                case SetRight.Outcome.Underway(), SetRight.Outcome.Stale() -> more = false;
            }
        }
        world.base.clock.advance(SeeWhatCame.AT_MOST);

        assertThat(see(id)).isInstanceOf(SeeWhatCame.Outcome.Later.class);
    }

    @Test
    void what_cannot_be_read_back_is_said_so_and_ends_all_the_same() {
        lack(1);
        SnapshotId id = underway();
        release("p0");
        world.slack.script().failNextRead(new PortFailure.NeedsHuman("Reading", "missing_scope"));

        assertThat(see(id)).isEqualTo(new SeeWhatCame.Outcome.Ended());
        assertThat(state("p0"))
                .isEqualTo(
                        new DriftRecord.State.Tried(world.base.clock.instant(), "not-read-back"));
    }

    @Test
    void where_slack_is_busy_it_is_looked_at_later() {
        lack(2);
        SnapshotId id = underway();
        world.slack.put(account("p0"), ENG);
        world.slack.put(account("p1"), ENG);
        release("p0");
        release("p1");
        Instant later = world.base.clock.instant().plusSeconds(70);
        world.slack.script().failNextRead(new PortFailure.RateLimited("Reading", later));

        assertThat(see(id)).isEqualTo(new SeeWhatCame.Outcome.Later(later));
        assertThat(world.phase()).isEqualTo(Phase.SETTLING);
        assertThat(see(id)).isEqualTo(new SeeWhatCame.Outcome.Ended());
    }

    @Test
    void a_place_that_cannot_be_read_in_time_holds_nobody_up_for_ever() {
        lack(1);
        SnapshotId id = underway();
        release("p0");
        world.base.clock.advance(SeeWhatCame.AT_MOST);
        world.slack
                .script()
                .failNextRead(
                        new PortFailure.RateLimited(
                                "Reading", world.base.clock.instant().plusSeconds(70)));

        assertThat(see(id)).isEqualTo(new SeeWhatCame.Outcome.Ended());
        assertThat(world.document(id, "outcome")).contains("not-read-back");
    }

    @Test
    void what_was_expected_counts_no_more_once_it_is_seen_what_came_of_it() {
        for (int number = 0; number < 5; number++) {
            world.link(
                    world.person(OKTA, "odd" + number, Standing.ENTITLED),
                    world.open("odd" + number));
            world.slack.put(account("odd" + number), ENG);
        }
        SnapshotId id = named();
        world.steps().setRight().next(id);
        for (int number = 0; number < 5; number++) {
            world.slack.takeFrom(account("odd" + number), ENG);
            release("odd" + number);
        }
        assertThat(see(id)).isEqualTo(new SeeWhatCame.Outcome.Ended());

        Admission another =
                world.base.breaker.admit(
                        new Breaker.Expected(
                                ChangeKind.REMOVE_FROM_CHANNEL,
                                Target.of(account("another"), ENG),
                                world.base.clock.instant()),
                        Breaker.Urgency.ORDINARY,
                        Limits.absolute(1, 100),
                        Optional.empty(),
                        world.base.clock.instant());
        assertThat(another).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void time_that_is_up_stops_the_looking_where_it_is() {
        lack(1);
        SnapshotId id = underway();

        assertThat(world.steps().seeWhatCame().see(id, world.base.clock.instant()))
                .isEqualTo(new SeeWhatCame.Outcome.Onward());
        assertThat(world.phase()).isEqualTo(Phase.SETTLING);
    }

    @Test
    void what_was_tried_in_vain_is_planned_again_a_day_later_and_not_before() {
        lack(1);
        SnapshotId id = underway();
        release("p0");
        see(id);

        world.base.clock.advance(Duration.ofHours(4));
        assertThat(new PlanDocument(world.snapshots).of(named()).corrections()).isEmpty();
        world.base.clock.advance(Duration.ofHours(21));
        assertThat(new PlanDocument(world.snapshots).of(named()).corrections()).hasSize(1);
    }

    /** Employs so many who lack a channel. */
    private void lack(int many) {
        for (int number = 0; number < many; number++) {
            world.employ(OKTA, "p" + number);
            world.slack.takeFrom(account("p" + number), ENG);
        }
    }

    private SnapshotId named() {
        SnapshotId id = world.begin();
        world.read(id);
        assertThat(world.steps().nameDifferences().name(id))
                .isInstanceOf(NameDifferences.Outcome.Compared.class);
        return id;
    }

    private SnapshotId underway() {
        SnapshotId id = named();
        assertThat(world.steps().setRight().next(id)).isEqualTo(new SetRight.Outcome.Underway());
        return id;
    }

    private SeeWhatCame.Outcome see(SnapshotId id) {
        return world.steps()
                .seeWhatCame()
                .see(id, world.base.clock.instant().plus(Duration.ofMinutes(12)));
    }

    private void release(String name) {
        PersonId person = of(OKTA, name);
        Runs.Ticket ticket = world.base.ticket(person);
        world.base.runs.release(ticket, world.base.runs.wanted(ticket).orElseThrow(), true);
    }

    private DriftRecord.State state(String name) {
        return world.records().stream()
                .filter(record -> record.drift().person().equals(Optional.of(of(OKTA, name))))
                .map(DriftRecord::state)
                .findFirst()
                .orElseThrow();
    }
}
