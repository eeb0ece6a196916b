package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverRun;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ScriptedWrites.Effect;
import dev.rollcall.testing.ScriptedWrites.Write;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;

/** The steps together, from the claim to the release. */
class LeaverRunTest {
    private static final Entitlement ON_CALL = new Entitlement.UserGroup("T01", "S02");
    private static final Entitlement AGAIN = new Entitlement.UserGroup("T01", "S03");
    private static final Entitlement EVERYBODY = new Entitlement.IdpGroup("S01");

    /** How a departure can go; each ends in one way, whatever dies or is repeated. */
    enum Story {
        LEAVES(CaseState.VERIFIED, 1, 1, 2),
        IS_SUSPENDED(CaseState.SESSIONS_ENDED, 0, 1, 0),
        IS_HELD(CaseState.HELD, 0, 1, 0),
        IS_PROTECTED(CaseState.REFUSED, 0, 0, 0),
        BELONGS_HERE(CaseState.NOT_A_LEAVER, 0, 0, 0),
        IS_ABSENT(CaseState.UNRESOLVED, 0, 0, 0);

        private final CaseState end;
        private final int deactivations;
        private final int resets;
        private final int groupsLeft;

        Story(CaseState end, int deactivations, int resets, int groupsLeft) {
            this.end = end;
            this.deactivations = deactivations;
            this.resets = resets;
            this.groupsLeft = groupsLeft;
        }

        LeaverWorld world() {
            LeaverWorld world = LeaverWorld.whereAnaLeft();
            world.slack.join(ANAS, ON_CALL);
            world.slack.join(ANAS, EVERYBODY);
            switch (this) {
                case LEAVES -> {}
                case IS_SUSPENDED -> world.source.put(ANA, Standing.SUSPENDED, START);
                case IS_HELD -> world.stop.throwTo(StopPosition.ALL);
                case IS_PROTECTED ->
                        world.slack.add(new Account(ANAS, true, Account.Rank.OWNER), 2);
                case BELONGS_HERE -> world.source.put(ANA, Standing.ENTITLED, START);
                case IS_ABSENT -> world.source.remove(ANA);
            }
            return world;
        }

        void hasEndedIn(LeaverWorld world, String how) {
            assertThat(world.casesOf(ANA)).as(how).extracting(LeaverCase::state).contains(end);
            assertThat(world.slack.writes().count(Write.DEACTIVATE, ANAS))
                    .as(how)
                    .isEqualTo(deactivations);
            assertThat(world.slack.writes().count(Write.RESET_SESSIONS, ANAS))
                    .as(how)
                    .isEqualTo(resets);
            assertThat(world.slack.writes().count(Write.LEAVE, ANAS)).as(how).isEqualTo(groupsLeft);
        }
    }

    @Test
    void what_a_leaver_is_in_again_is_cleared_by_another_case_that_counts_from_then() {
        LeaverWorld world = whereAnaIsAGhost();

        new LeaverRun(world, wantGhost(world)).toTheEnd();

        assertThat(world.casesOf(ANA))
                .extracting(LeaverCase::state)
                .containsExactly(CaseState.VERIFIED, CaseState.VERIFIED);
        assertThat(world.slack.isIn(ANAS, AGAIN)).isFalse();
        assertThat(world.slack.writes().count(Write.DEACTIVATE, ANAS)).isEqualTo(1);
        assertThat(world.casesOf(ANA))
                .filteredOn(LeaverCase::isOfGhost)
                .singleElement()
                .satisfies(ghost ->
                        assertThat(ghost.changedAt())
                                .isAfterOrEqualTo(START.plus(Duration.ofDays(30))));
        assertThat(
                        world.breaker
                                .admitted(ChangeKind.DEACTIVATE)
                                .within(Window.DAY, world.clock.instant()))
                .isZero();
    }

    @Test
    void a_late_event_after_such_a_case_tells_nothing_new() {
        LeaverWorld world = whereAnaIsAGhost();
        new LeaverRun(world, wantGhost(world)).toTheEnd();

        new LeaverRun(world, world.want(ANA)).toTheEnd();

        assertThat(world.casesOf(ANA))
                .extracting(LeaverCase::state)
                .containsExactlyInAnyOrder(
                        CaseState.VERIFIED, CaseState.VERIFIED, CaseState.ALREADY_VERIFIED);
    }

    @Test
    void nobody_waits_for_it_so_the_stop_for_bulk_holds_it_too() {
        LeaverWorld world = whereAnaIsAGhost();
        world.stop.throwTo(StopPosition.BULK);
        LeaverRun run = new LeaverRun(world, wantGhost(world));
        for (int n = 0; n < 60 && !run.ended(); n++) {
            if (run.due().isAfter(world.clock.instant())) {
                world.clock.set(run.due());
            }
            run.invoke();
        }

        assertThat(world.slack.isIn(ANAS, AGAIN)).isTrue();
    }

    private static LeaverWorld whereAnaIsAGhost() {
        LeaverWorld world = LeaverWorld.whereAnaLeft();
        new LeaverRun(world, world.want(ANA)).toTheEnd();
        world.clock.advance(Duration.ofDays(30));
        world.slack.join(ANAS, AGAIN);
        return world;
    }

    private static Runs.Ticket wantGhost(LeaverWorld world) {
        Instant now = world.clock.instant();
        return world.runs.want(
                LeaverWorld.hint(ANA, LeaverCase.GHOST + "0123", now), now.plusSeconds(60));
    }

    @ParameterizedTest
    @EnumSource
    void ends_as_it_should(Story story) {
        LeaverWorld world = story.world();

        new LeaverRun(world, world.want(ANA)).toTheEnd();

        story.hasEndedIn(world, "undisturbed");
        assertThat(world.runs.lapsed(START.plusSeconds(1_000_000), 9)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void ends_so_too_wherever_an_invocation_dies(Story story) {
        int deaths = 0;
        for (int point = 1; ; point++) {
            LeaverWorld world = story.world();
            LeaverRun run = new LeaverRun(world, world.want(ANA));
            world.death.at(point);

            run.toTheEnd();

            story.hasEndedIn(world, "death at " + point);
            if (!world.death.happened()) {
                break;
            }
            deaths++;
        }
        assertThat(deaths).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource
    void ends_so_too_when_every_invocation_is_delivered_twice(Story story) {
        LeaverWorld world = story.world();

        new LeaverRun(world, world.want(ANA)).deliveredTwice().toTheEnd();

        story.hasEndedIn(world, "twice");
    }

    @Test
    void an_event_that_comes_in_while_the_run_works_is_looked_at_by_the_same_run() {
        LeaverWorld world = Story.BELONGS_HERE.world();
        LeaverRun run = new LeaverRun(world, world.want(ANA));
        run.invoke();
        run.invoke();
        world.source.put(ANA, Standing.LEAVER, START);
        world.want(ANA);

        run.toTheEnd();

        assertThat(world.casesOf(ANA))
                .extracting(LeaverCase::state)
                .containsExactlyInAnyOrder(CaseState.NOT_A_LEAVER, CaseState.VERIFIED);
        assertThat(world.slack.active(ANAS)).isFalse();
    }

    @Test
    void refused_sessions_never_stop_the_rest_and_never_end_in_silence() {
        LeaverWorld world = Story.LEAVES.world();
        for (int n = 0; n < 3; n++) {
            world.slack
                    .writes()
                    .answer(
                            Write.RESET_SESSIONS,
                            new WriteReply.Refused("not_allowed"),
                            Effect.DOES_NOT_HAPPEN);
        }

        new LeaverRun(world, world.want(ANA)).toTheEnd();

        assertThat(world.escalations.reasons())
                .contains("sessions-refused:" + ANAS, "trouble:incomplete");
        assertThat(world.cases.lastVerified(ANA)).isPresent();
        assertThat(world.slack.writes().count(Write.DEACTIVATE, ANAS)).isOne();
    }

    @Test
    void what_slack_refuses_to_deactivate_is_left_to_a_human_until_a_new_look_is_asked_for() {
        LeaverWorld world = Story.LEAVES.world();
        for (int attempt = 1; attempt <= 3; attempt++) {
            world.slack
                    .writes()
                    .answer(
                            Write.DEACTIVATE,
                            new WriteReply.Refused("permission_denied"),
                            Effect.DOES_NOT_HAPPEN);
        }

        new LeaverRun(world, world.want(ANA)).toTheEnd();

        assertThat(world.casesOf(ANA)).extracting(LeaverCase::state).contains(CaseState.REFUSED);
        assertThat(world.slack.writes().count(Write.DEACTIVATE, ANAS)).isEqualTo(3);

        new LeaverRun(world, world.want(ANA)).toTheEnd();

        assertThat(world.slack.writes().count(Write.DEACTIVATE, ANAS)).isEqualTo(4);
        assertThat(world.cases.lastVerified(ANA)).isPresent();
    }

    @Test
    void a_source_that_is_down_for_long_delays_and_escalates() {
        LeaverWorld world = Story.LEAVES.world();
        for (int n = 0; n < 60; n++) {
            world.source.failNextRead(new PortFailure.Unavailable("Okta is down"));
        }

        new LeaverRun(world, world.want(ANA)).toTheEnd();

        assertThat(world.escalations.reasons()).contains("trouble:assess");
        assertThat(world.cases.lastVerified(ANA)).isPresent();
    }

    @Test
    void a_containment_that_fails_is_tried_until_it_holds() {
        LeaverWorld world = Story.IS_HELD.world();
        world.slack
                .writes()
                .answer(
                        Write.RESET_SESSIONS,
                        new WriteReply.Refused("not_allowed"),
                        Effect.DOES_NOT_HAPPEN);

        new LeaverRun(world, world.want(ANA)).toTheEnd();

        assertThat(world.slack.count(ANAS)).isZero();
        assertThat(world.casesOf(ANA)).extracting(LeaverCase::state).contains(CaseState.HELD);
    }
}
