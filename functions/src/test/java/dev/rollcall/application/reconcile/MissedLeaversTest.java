package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENTRA;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;
import static dev.rollcall.application.reconcile.ReconcileWorld.of;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who has left, and no event told of it. */
class MissedLeaversTest {
    private static final Duration EVERY = Duration.ofMinutes(15);

    private ReconcileWorld world;

    @BeforeEach
    void furnish() {
        world = new ReconcileWorld();
        world.employ(OKTA, "amy");
        world.employ(ENTRA, "xan");
    }

    @Test
    void somebody_who_left_and_of_whom_nobody_told_is_looked_at_once() {
        left(OKTA, "amy", Duration.ofMinutes(10));

        assertThat(look()).isEqualTo(1);
        assertThat(world.base.inbox.hints())
                .singleElement()
                .satisfies(hint -> {
                    assertThat(hint.person()).isEqualTo(of(OKTA, "amy"));
                    assertThat(hint.tellsOfLeaving()).isTrue();
                    assertThat(hint.way()).isEqualTo(Hint.Way.POLL);
                });
        assertThat(world.base.runs.isAtWork(of(OKTA, "amy"))).isTrue();
    }

    @Test
    void it_is_asked_every_quarter_of_an_hour() {
        assertThat(look()).isZero();
        left(OKTA, "amy", Duration.ZERO);

        world.base.clock.advance(EVERY.minusSeconds(1));
        assertThat(look()).isZero();
        assertThat(world.okta.asked()).hasSize(1);

        world.base.clock.advance(Duration.ofSeconds(1));
        assertThat(look()).isEqualTo(1);
    }

    @Test
    void it_is_never_asked_where_the_schedule_says_never() {
        left(OKTA, "amy", Duration.ofMinutes(10));

        assertThat(missed(Duration.ZERO).ifDue(soon()).found()).isZero();
        assertThat(world.okta.asked()).isEmpty();
    }

    @Test
    void whoever_has_just_left_has_an_event_on_its_way_and_is_looked_at_the_next_time() {
        left(OKTA, "amy", Duration.ofMinutes(1));
        assertThat(look()).isZero();

        world.base.clock.advance(EVERY);
        assertThat(look()).isEqualTo(1);
    }

    @Test
    void whoever_is_worked_on_or_was_since_is_not_missed() {
        left(OKTA, "amy", Duration.ofMinutes(10));
        Instant now = world.base.clock.instant();
        world.base.runs.want(
                LeaverWorld.hint(of(OKTA, "amy"), "e1", now.minus(Duration.ofMinutes(9))), now);

        assertThat(look()).isZero();
    }

    @Test
    void whoever_is_out_with_proof_is_not_missed() {
        left(OKTA, "amy", Duration.ofMinutes(10));
        Instant left = world.base.clock.instant().minus(Duration.ofMinutes(10));
        PersonId amy = of(OKTA, "amy");
        Runs.Ticket ticket =
                world.base.runs.want(
                        LeaverWorld.hint(amy, "e1", left.minus(Duration.ofHours(3))), left);
        CaseId id = world.base.steps.claimed(ticket);
        world.base.cases.assess(
                id, new Assessment(Standing.LEAVER, left, 1), left, List.of(account("amy")));
        world.base.cases.enter(id, CaseState.VERIFIED, left);
        world.base.runs.release(ticket, world.base.runs.wanted(ticket).orElseThrow(), true);

        assertThat(look()).isZero();
    }

    @Test
    void whoever_has_no_account_of_ours_is_not_missed() {
        PersonId stranger = world.person(OKTA, "stranger", Standing.LEAVER);
        world.okta.put(stranger, Standing.LEAVER, world.base.clock.instant());

        assertThat(look()).isZero();
    }

    @Test
    void the_same_leaver_is_asked_for_once_however_often_they_are_listed() {
        left(OKTA, "amy", Duration.ofMinutes(10));
        look();
        Runs.Ticket ticket = world.base.ticket(of(OKTA, "amy"));
        world.base.runs.release(ticket, world.base.runs.wanted(ticket).orElseThrow(), true);

        world.base.clock.advance(EVERY);
        look();
        assertThat(world.base.inbox.hints()).hasSize(1);
    }

    @Test
    void a_death_before_the_time_is_kept_adds_no_second_look() {
        left(OKTA, "amy", Duration.ofMinutes(10));
        look();
        world.base.cursors.move(
                "missed-leavers-okta",
                world.base.cursors.find("missed-leavers-okta"),
                world.base.clock.instant().minus(EVERY).toString());
        look();

        assertThat(world.base.inbox.hints()).hasSize(1);
    }

    @Test
    void after_a_long_standstill_a_day_is_looked_back() {
        look();
        world.base.clock.advance(Duration.ofDays(3));
        left(OKTA, "amy", Duration.ofHours(30));
        left(ENTRA, "xan", Duration.ofHours(23));

        assertThat(look()).as("the whole reading sees to the other").isEqualTo(1);
        assertThat(world.base.inbox.hints())
                .extracting(Hint::person)
                .containsExactly(of(ENTRA, "xan"));
    }

    @Test
    void all_pages_are_read() {
        crowd(8);

        assertThat(look()).isEqualTo(8);
        assertThat(world.okta.asked()).hasSize(3);
    }

    @Test
    void a_source_that_cannot_be_asked_stops_no_other_and_is_asked_again() {
        left(OKTA, "amy", Duration.ofMinutes(10));
        left(ENTRA, "xan", Duration.ofMinutes(10));
        world.okta.failNext(new PortFailure.NeedsHuman("Leavers", "E0000006"));

        assertThat(missed(EVERY).ifDue(soon()).failed())
                .containsInstanceOf(PortFailure.NeedsHuman.class);
        assertThat(world.base.inbox.hints())
                .extracting(Hint::person)
                .containsExactly(of(ENTRA, "xan"));

        assertThat(look()).isEqualTo(1);
        assertThat(world.base.inbox.hints())
                .extracting(Hint::person)
                .containsExactly(of(ENTRA, "xan"), of(OKTA, "amy"));
    }

    @Test
    void trouble_of_a_source_that_the_policy_does_not_describe_is_nobodys() {
        world.policies = FixedPolicies.usual().granting(describing(OKTA));
        left(OKTA, "amy", Duration.ofMinutes(10));
        world.entra.failNext(new PortFailure.NeedsHuman("Leavers", "manifest-missing"));

        assertThat(missed(EVERY).ifDue(soon()))
                .isEqualTo(new MissedLeavers.Looked(1, Optional.empty()));

        world.policies = FixedPolicies.usual().granting(describing(ENTRA));
        world.base.clock.advance(EVERY);
        world.entra.failNext(new PortFailure.NeedsHuman("Leavers", "manifest-missing"));
        assertThat(missed(EVERY).ifDue(soon()).failed())
                .hasValueSatisfying(
                        failed -> assertThat(failed).hasMessageContaining("manifest-missing"));
    }

    private static AccessPolicy describing(SourceId source) {
        AccessPolicy both = ReconcileWorld.policy("1".repeat(64));
        return new AccessPolicy(
                both.digest(),
                Map.of(source, both.sources().get(source)),
                List.of(),
                List.of(),
                Map.of(),
                both.attributes(),
                Set.of());
    }

    @Test
    void when_time_is_up_the_next_minute_goes_on_and_no_other_source_waits() {
        crowd(8);
        left(ENTRA, "xan", Duration.ofMinutes(10));
        Instant asked = world.base.clock.instant();

        assertThat(missed(EVERY).ifDue(asked).found()).as("a page of each").isEqualTo(4);
        assertThat(cursor()).as("not answered yet").isNotEqualTo(asked.toString());
        world.base.clock.advance(Duration.ofMinutes(1));
        assertThat(missed(EVERY).ifDue(world.base.clock.instant()).found()).isEqualTo(3);
        world.base.clock.advance(Duration.ofMinutes(1));
        assertThat(missed(EVERY).ifDue(world.base.clock.instant()).found()).isEqualTo(2);

        assertThat(world.okta.asked()).hasSize(3);
        assertThat(cursor()).isEqualTo(asked.toString());
    }

    @Test
    void a_source_that_gives_no_answer_meanwhile_is_asked_on_from_there() {
        crowd(8);
        assertThat(missed(EVERY).ifDue(world.base.clock.instant()).found()).isEqualTo(3);
        world.okta.failNext(new PortFailure.Unavailable("Leavers"));

        assertThat(missed(EVERY).ifDue(soon()).failed())
                .containsInstanceOf(PortFailure.Unavailable.class);
        assertThat(look()).isEqualTo(5);
        assertThat(world.okta.asked()).hasSize(4);
    }

    @Test
    void a_place_that_is_not_taken_any_more_is_dropped() {
        crowd(8);
        missed(EVERY).ifDue(world.base.clock.instant());
        world.okta.failNext(new PortFailure.NeedsHuman("Leavers", "not-a-cursor"));

        missed(EVERY).ifDue(soon());
        assertThat(look()).isEqualTo(5);
        assertThat(world.okta.asked()).as("from its beginning").hasSize(5);
    }

    @Test
    void what_is_found_with_a_doubt_is_looked_at_and_the_rest_is_asked_for_again() {
        Instant begun = world.base.clock.instant();
        look();
        world.base.clock.advance(EVERY);
        left(OKTA, "amy", Duration.ofMinutes(10));
        world.okta.putUnreadable("00uOdd");

        MissedLeavers.Looked looked = missed(EVERY).ifDue(soon());
        assertThat(looked.found()).isEqualTo(1);
        assertThat(looked.failed())
                .hasValueSatisfying(failed ->
                        assertThat(((PortFailure.NeedsHuman) failed).code())
                                .isEqualTo("not-whole"));
        assertThat(cursor()).startsWith(begun + "|");

        // Whoever was left out by it left long before the last question by now.
        world.okta.remove(of(OKTA, "00uOdd"));
        world.employ(OKTA, "odd");
        left(OKTA, "odd", Duration.ofMinutes(12));
        world.base.clock.advance(EVERY);
        assertThat(look()).isEqualTo(1);
        assertThat(cursor()).isEqualTo(world.base.clock.instant().toString());
    }

    @Test
    void somebody_whose_leave_date_lies_before_the_last_look_at_them_is_looked_at_again_once() {
        look();
        world.base.clock.advance(EVERY);
        Instant midnight = world.base.clock.instant().minus(Duration.ofHours(6));
        PersonId amy = of(OKTA, "amy");
        Runs.Ticket ticket =
                world.base.runs.want(
                        LeaverWorld.hint(amy, "renamed", midnight.plus(Duration.ofHours(5))),
                        midnight);
        world.base.runs.release(ticket, world.base.runs.wanted(ticket).orElseThrow(), true);
        backDate(amy, midnight);

        assertThat(look()).as("no event was lost").isZero();
        assertThat(world.base.inbox.hints()).extracting(Hint::person).containsExactly(amy);
        assertThat(world.base.runs.isAtWork(amy)).isTrue();

        world.base.clock.advance(EVERY);
        look();
        assertThat(world.base.inbox.hints()).hasSize(1);
    }

    @Test
    void somebody_whose_leave_date_lies_far_back_is_missed_until_they_are_out_with_proof() {
        PersonId amy = of(OKTA, "amy");
        backDate(amy, world.base.clock.instant().minus(Duration.ofDays(40)));

        assertThat(look()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2199-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z"
            })
    void a_time_that_cannot_be_delays_no_leaver_and_is_nobodys_deadline(String told) {
        backDate(of(OKTA, "amy"), Instant.parse(told));

        assertThat(look()).isEqualTo(1);
        assertThat(world.base.inbox.hints())
                .singleElement()
                .satisfies(
                        hint -> assertThat(hint.published()).isEqualTo(world.base.clock.instant()));
    }

    @Test
    void whoever_is_out_with_proof_and_is_listed_without_a_time_is_looked_at_and_not_missed() {
        PersonId amy = of(OKTA, "amy");
        Instant left = world.base.clock.instant().minus(Duration.ofDays(10));
        Runs.Ticket ticket = world.base.runs.want(LeaverWorld.hint(amy, "e1", left), left);
        CaseId id = world.base.steps.claimed(ticket);
        world.base.cases.assess(
                id, new Assessment(Standing.LEAVER, left, 1), left, List.of(account("amy")));
        world.base.cases.enter(id, CaseState.VERIFIED, left);
        world.base.runs.release(ticket, world.base.runs.wanted(ticket).orElseThrow(), true);
        world.base.clock.advance(Duration.ofDays(1));
        world.okta.put(
                new PersonReading.Found(amy, Standing.LEAVER, "left", Optional.empty()),
                world.base.clock.instant());

        assertThat(look()).isZero();
        assertThat(world.base.inbox.hints()).extracting(Hint::person).containsExactly(amy);
    }

    private void backDate(PersonId person, Instant left) {
        world.okta.put(
                new PersonReading.Found(
                        person, Standing.LEAVER, Standing.LEAVER.name(), Optional.of(left)),
                world.base.clock.instant());
    }

    private void crowd(int many) {
        for (int number = 0; number < many; number++) {
            world.employ(OKTA, "p" + number);
            left(OKTA, "p" + number, Duration.ofMinutes(10));
        }
    }

    private String cursor() {
        return world.base.cursors.find("missed-leavers-okta").orElseThrow();
    }

    private int look() {
        return missed(EVERY).ifDue(soon()).found();
    }

    private Instant soon() {
        return world.base.clock.instant().plusSeconds(15);
    }

    private MissedLeavers missed(Duration every) {
        return new MissedLeavers(
                List.of(world.okta, world.entra),
                world.base.cursors,
                world.base.links,
                world.base.cases,
                world.base.runs,
                world.policies,
                world.base.receive,
                every,
                world.base.clock);
    }

    private void left(SourceId source, String name, Duration ago) {
        world.directory(source)
                .put(of(source, name), Standing.LEAVER, world.base.clock.instant().minus(ago));
    }
}
