package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;
import static dev.rollcall.contract.Samples.caseId;
import static dev.rollcall.contract.Samples.hint;
import static dev.rollcall.contract.Samples.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Runs.Claim;
import dev.rollcall.application.port.Runs.Lapsed;
import dev.rollcall.application.port.Runs.Ticket;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@link Runs} do. */
public abstract class RunsContract {
    private static final Instant DUE = NOON.plusSeconds(60);
    private static final Instant LATER = NOON.plusSeconds(600);

    private Runs runs;

    protected abstract Runs runs();

    @BeforeEach
    void take_the_runs() {
        runs = runs();
    }

    @Test
    void the_first_hint_begins_the_first_generation() {
        assertThat(runs.want(hint(ANA, "e1"), DUE)).isEqualTo(ticket(ANA, 1));
        assertThat(runs.wanted(ticket(ANA, 1))).hasValue(1L);
    }

    @Test
    void more_hints_join_the_generation_at_work() {
        runs.want(hint(ANA, "e1"), DUE);

        assertThat(runs.want(hint(ANA, "e2"), DUE)).isEqualTo(ticket(ANA, 1));
        assertThat(runs.wanted(ticket(ANA, 1))).hasValue(2L);
        assertThat(runs.want(hint(BEN, "e3"), DUE)).isEqualTo(ticket(BEN, 1));
    }

    @Test
    void a_claim_tells_the_case_and_the_earliest_hint() {
        Hint earliest = hint(ANA, "e2", NOON.minusSeconds(5));
        runs.want(hint(ANA, "e1"), DUE);
        runs.want(earliest, DUE);
        runs.want(hint(ANA, "e3", NOON.plusSeconds(5)), DUE);

        assertThat(runs.claim(ticket(ANA, 1), caseId(1), LATER))
                .isEqualTo(new Claim.Claimed(caseId(1), earliest));
    }

    @Test
    void claiming_again_keeps_the_case() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.claim(ticket(ANA, 1), caseId(1), LATER);

        assertThat(runs.claim(ticket(ANA, 1), caseId(2), LATER))
                .isEqualTo(new Claim.Claimed(caseId(1), hint(ANA, "e1")));
    }

    @Test
    void whoever_is_worked_on_or_was_asked_for_since_has_moved() {
        List<PersonId> hundreds =
                IntStream.range(0, 210).mapToObj(n -> new PersonId(OKTA, "00u" + n)).toList();
        hundreds.forEach(person -> {
            runs.want(hint(person, "e" + person.value(), NOON), DUE);
            runs.release(ticket(person, 1), 1, true);
        });
        runs.want(hint(ANA, "e1", NOON.minusSeconds(900)), DUE);
        List<PersonId> all = Stream.concat(hundreds.stream(), Stream.of(ANA, BEN)).toList();

        assertThat(runs.movedSince(all, NOON.minusSeconds(1)))
                .as("at work, or by a later hint")
                .hasSize(211)
                .contains(ANA)
                .containsAll(hundreds);
        assertThat(runs.movedSince(all, NOON)).as("at work only").containsExactly(ANA);
        assertThat(runs.movedSince(List.of(), NOON)).isEmpty();
        all.forEach(
                person -> assertThat(runs.movedSince(person, NOON)).isEqualTo(person.equals(ANA)));
    }

    @Test
    void a_released_person_gets_a_new_generation_and_a_new_case() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.claim(ticket(ANA, 1), caseId(1), LATER);
        assertThat(runs.release(ticket(ANA, 1), 1, true)).isTrue();

        Hint next = hint(ANA, "e2", NOON.plusSeconds(9));
        assertThat(runs.want(next, DUE)).isEqualTo(ticket(ANA, 2));
        assertThat(runs.wanted(ticket(ANA, 2))).hasValue(2L);
        assertThat(runs.claim(ticket(ANA, 2), caseId(2), LATER))
                .isEqualTo(new Claim.Claimed(caseId(2), next));
    }

    @Test
    void an_open_case_goes_on_in_the_next_generation() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.claim(ticket(ANA, 1), caseId(1), LATER);
        runs.release(ticket(ANA, 1), 1, false);
        runs.want(hint(ANA, "e2"), DUE);

        assertThat(runs.claim(ticket(ANA, 2), caseId(2), LATER))
                .isEqualTo(new Claim.Claimed(caseId(1), hint(ANA, "e2")));
    }

    @Test
    void nothing_is_released_while_another_look_is_wanted() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.claim(ticket(ANA, 1), caseId(1), LATER);
        runs.want(hint(ANA, "e2"), DUE);

        assertThat(runs.release(ticket(ANA, 1), 1, false)).isFalse();
        assertThat(runs.claim(ticket(ANA, 1), caseId(2), LATER))
                .isEqualTo(new Claim.Claimed(caseId(1), hint(ANA, "e1")));
        assertThat(runs.release(ticket(ANA, 1), 2, false)).isTrue();
    }

    @Test
    void a_closed_case_is_dropped_even_if_the_run_must_look_again() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.claim(ticket(ANA, 1), caseId(1), LATER);
        runs.want(hint(ANA, "e2"), DUE);

        assertThat(runs.release(ticket(ANA, 1), 1, true)).isFalse();
        assertThat(runs.claim(ticket(ANA, 1), caseId(2), LATER))
                .isEqualTo(new Claim.Claimed(caseId(2), hint(ANA, "e1")));
    }

    @Test
    void a_released_generation_can_do_nothing_more() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.claim(ticket(ANA, 1), caseId(1), LATER);
        runs.release(ticket(ANA, 1), 1, true);

        assertThat(runs.claim(ticket(ANA, 1), caseId(1), LATER)).isEqualTo(new Claim.Stale());
        assertThat(runs.wanted(ticket(ANA, 1))).isEmpty();
        assertThat(runs.renew(ticket(ANA, 1), LATER)).isEmpty();
        assertThat(runs.release(ticket(ANA, 1), 1, true)).isTrue();
        runs.extend(ticket(ANA, 1), DUE);
        assertThat(runs.lapsed(LATER.plusSeconds(1), 10)).isEmpty();
    }

    @Test
    void an_older_generation_disturbs_nothing() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.renew(ticket(ANA, 1), DUE);

        assertThat(runs.claim(ticket(ANA, 1), caseId(1), LATER)).isEqualTo(new Claim.Stale());
        assertThat(runs.release(ticket(ANA, 1), 9, true)).isTrue();
        runs.extend(ticket(ANA, 1), LATER);
        assertThat(runs.lapsed(DUE.plusSeconds(1), 10))
                .containsExactly(new Lapsed(ticket(ANA, 2), DUE));
    }

    @Test
    void an_unknown_person_has_no_run() {
        assertThat(runs.claim(ticket(ANA, 1), caseId(1), LATER)).isEqualTo(new Claim.Stale());
        assertThat(runs.wanted(ticket(ANA, 1))).isEmpty();
        assertThat(runs.release(ticket(ANA, 1), 1, true)).isTrue();
        assertThat(runs.renew(ticket(ANA, 1), DUE)).isEmpty();
    }

    @Test
    void a_renewed_run_goes_on_with_the_case() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.claim(ticket(ANA, 1), caseId(1), LATER);

        assertThat(runs.renew(ticket(ANA, 1), DUE)).hasValue(ticket(ANA, 2));
        assertThat(runs.claim(ticket(ANA, 2), caseId(2), LATER))
                .isEqualTo(new Claim.Claimed(caseId(1), hint(ANA, "e1")));
    }

    @Test
    void only_one_renews() {
        runs.want(hint(ANA, "e1"), DUE);

        assertThat(Parallel.all(Collections.nCopies(8, () -> runs.renew(ticket(ANA, 1), DUE))))
                .containsOnlyOnce(Optional.of(ticket(ANA, 2)))
                .contains(Optional.empty());
    }

    @Test
    void what_is_due_or_has_outlived_its_lease_is_listed_oldest_first() {
        runs.want(hint(ANA, "e1"), DUE.plusSeconds(2));
        runs.want(hint(BEN, "e2"), LATER);
        runs.claim(ticket(BEN, 1), caseId(1), DUE.plusSeconds(1));

        assertThat(runs.lapsed(DUE.plusSeconds(1), 10)).isEmpty();
        assertThat(runs.lapsed(DUE.plusSeconds(2), 10))
                .containsExactly(new Lapsed(ticket(BEN, 1), DUE.plusSeconds(1)));
        assertThat(runs.lapsed(LATER, 10))
                .containsExactly(
                        new Lapsed(ticket(BEN, 1), DUE.plusSeconds(1)),
                        new Lapsed(ticket(ANA, 1), DUE.plusSeconds(2)));
        assertThat(runs.lapsed(LATER, 1))
                .containsExactly(new Lapsed(ticket(BEN, 1), DUE.plusSeconds(1)));
    }

    @Test
    void what_was_put_off_is_listed_behind_all_that_died() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.want(hint(BEN, "e2"), DUE.plusSeconds(2));

        assertThat(runs.putOff(ticket(ANA, 1), DUE)).hasValue(ticket(ANA, 2));

        assertThat(runs.lapsed(LATER, 10))
                .containsExactly(
                        new Lapsed(ticket(BEN, 1), DUE.plusSeconds(2)),
                        new Lapsed(ticket(ANA, 2), DUE));
        assertThat(runs.lapsed(LATER, 1))
                .containsExactly(new Lapsed(ticket(BEN, 1), DUE.plusSeconds(2)));
        assertThat(runs.putOff(ticket(ANA, 1), LATER)).isEmpty();
    }

    @Test
    void a_run_that_was_put_off_stands_with_the_others_once_it_is_claimed() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.want(hint(BEN, "e2"), DUE.plusSeconds(2));
        runs.putOff(ticket(ANA, 1), DUE);
        runs.want(hint(ANA, "e3"), DUE);
        runs.claim(ticket(ANA, 2), caseId(1), DUE.plusSeconds(1));

        assertThat(runs.lapsed(LATER, 10))
                .containsExactly(
                        new Lapsed(ticket(ANA, 2), DUE.plusSeconds(1)),
                        new Lapsed(ticket(BEN, 1), DUE.plusSeconds(2)));
        assertThat(runs.wanted(ticket(ANA, 2))).hasValue(2L);
    }

    @Test
    void the_due_time_of_a_later_hint_changes_nothing() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.want(hint(ANA, "e2"), LATER);

        assertThat(runs.lapsed(DUE.plusSeconds(1), 10)).hasSize(1);
    }

    @Test
    void an_extended_lease_is_not_listed() {
        runs.want(hint(ANA, "e1"), DUE);
        runs.extend(ticket(ANA, 1), LATER);

        assertThat(runs.lapsed(LATER, 10)).isEmpty();
        assertThat(runs.lapsed(LATER.plusSeconds(1), 10)).hasSize(1);
    }

    @Test
    void finds_all_that_lapsed() {
        IntStream.range(0, 40)
                .mapToObj(i -> new PersonId(Samples.OKTA, "00u" + i))
                .forEach(person -> runs.want(hint(person, "e" + person.value()), DUE));

        assertThat(runs.lapsed(LATER, 100)).doesNotHaveDuplicates().hasSize(40);
    }

    @Test
    void hints_at_the_same_time_ask_for_one_run_and_are_all_counted() {
        List<Callable<Ticket>> hints =
                IntStream.range(0, 16)
                        .<Callable<Ticket>>mapToObj(
                                i -> () -> runs.want(hint(ANA, "e" + i, NOON.minusSeconds(i)), DUE))
                        .toList();

        assertThat(Parallel.all(hints)).containsOnly(ticket(ANA, 1));
        assertThat(runs.wanted(ticket(ANA, 1))).hasValue(16L);
        assertThat(runs.claim(ticket(ANA, 1), caseId(1), LATER))
                .isEqualTo(new Claim.Claimed(caseId(1), hint(ANA, "e15", NOON.minusSeconds(15))));
    }

    @Test
    void tells_which_case_is_open_until_it_is_closed() {
        Ticket ticket = runs.want(hint(ANA, "e1", NOON), DUE);
        assertThat(runs.openCase(ANA)).isEmpty();
        runs.claim(ticket, caseId(1), LATER);

        assertThat(runs.openCase(ANA)).contains(caseId(1));
        assertThat(runs.openCase(BEN)).isEmpty();

        runs.release(ticket, 1, false);
        assertThat(runs.openCase(ANA)).contains(caseId(1));
        runs.release(runs.want(hint(ANA, "e2", NOON), DUE), 2, true);
        assertThat(runs.openCase(ANA)).isEmpty();
    }

    @Test
    void a_hint_during_the_release_is_never_lost() {
        for (int round = 0; round < 30; round++) {
            PersonId person = new PersonId(Samples.OKTA, "00u" + round);
            Ticket first = runs.want(hint(person, "a" + round), DUE);
            runs.claim(first, caseId(1), LATER);
            long seen = runs.wanted(first).orElseThrow();
            Hint late = hint(person, "b" + round);

            List<Long> generations =
                    Parallel.all(
                            List.of(
                                    () -> runs.want(late, DUE).generation(),
                                    () -> runs.release(first, seen, true) ? 2L : 1L));

            assertThat(generations.getFirst())
                    .as("released: a new run comes; not released: this one looks again")
                    .isEqualTo(generations.getLast());
        }
    }
}
