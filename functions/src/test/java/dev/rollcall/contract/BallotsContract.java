package dev.rollcall.contract;

import static dev.rollcall.contract.HeldSamples.KIM;
import static dev.rollcall.contract.HeldSamples.LEE;
import static dev.rollcall.contract.HeldSamples.UNKNOWN;
import static dev.rollcall.contract.HeldSamples.collecting;
import static dev.rollcall.contract.HeldSamples.decided;
import static dev.rollcall.contract.HeldSamples.pending;
import static dev.rollcall.contract.HeldSamples.releaseAll;
import static dev.rollcall.contract.HeldSamples.releaseNone;
import static dev.rollcall.contract.HeldSamples.target;
import static dev.rollcall.contract.HeldSamples.vote;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Batches.Voted;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Target;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How {@link Batches} are decided. */
public abstract class BallotsContract {
    private Batches batches;

    protected abstract Batches batches();

    @BeforeEach
    void take_the_batches() {
        batches = batches();
    }

    @Test
    void one_vote_decides_where_one_is_needed() {
        BatchId id = pending(batches, 1, 1);
        Vote vote = releaseAll(KIM, 1);

        assertThat(batches.vote(id, vote, 0))
                .isEqualTo(new Voted.Counted(batches.find(id).orElseThrow()));

        assertThat(batches.find(id).orElseThrow())
                .returns(BatchState.DECIDED, Batch::state)
                .returns(List.of(vote), Batch::votes)
                .returns(Optional.of(vote.at()), Batch::decidedAt);
    }

    @Test
    void two_are_needed_for_a_large_one_and_stand_in_their_order() {
        BatchId id = pending(batches, 2, 1);

        batches.vote(id, releaseAll(LEE, 1), 0);
        assertThat(batches.find(id).orElseThrow())
                .returns(BatchState.PENDING, Batch::state)
                .returns(Optional.empty(), Batch::decidedAt);
        batches.vote(id, releaseAll(KIM, 1), 0);

        assertThat(batches.find(id).orElseThrow())
                .returns(BatchState.DECIDED, Batch::state)
                .returns(List.of(releaseAll(LEE, 1), releaseAll(KIM, 1)), Batch::votes);
    }

    @Test
    void a_vote_that_releases_nothing_decides_at_once() {
        BatchId id = pending(batches, 2, 1);

        batches.vote(id, releaseNone(KIM), 0);

        assertThat(batches.find(id).orElseThrow().state()).isEqualTo(BatchState.DECIDED);
        assertThat(batches.vote(id, releaseAll(LEE, 1), 0))
                .isEqualTo(new Voted.TooLate(batches.find(id).orElseThrow()));
    }

    @Test
    void a_second_click_counts_once() {
        BatchId id = pending(batches, 2, 1);
        Vote vote = releaseAll(KIM, 1);
        batches.vote(id, vote, 0);
        Vote later =
                new Vote(
                        KIM,
                        vote.at().plusSeconds(3),
                        vote.scope(),
                        vote.digest(),
                        vote.released(),
                        vote.rest(),
                        vote.until().plusSeconds(3));

        assertThat(batches.vote(id, later, 0))
                .isEqualTo(new Voted.Counted(batches.find(id).orElseThrow()));
        assertThat(batches.find(id).orElseThrow().votes()).containsExactly(vote);
    }

    @Test
    void a_second_click_counts_after_the_decision_too() {
        BatchId id = decided(batches, 1);

        assertThat(batches.vote(id, releaseAll(KIM, 1), 0))
                .isEqualTo(new Voted.Counted(batches.find(id).orElseThrow()));
        assertThat(batches.find(id).orElseThrow().votes()).hasSize(1);
    }

    @Test
    void the_first_vote_of_an_approver_stands() {
        BatchId id = pending(batches, 2, 1);
        batches.vote(id, releaseAll(KIM, 1), 0);

        assertThat(batches.vote(id, releaseNone(KIM), 0))
                .isEqualTo(new Voted.VotedBefore(releaseAll(KIM, 1)));
        assertThat(batches.find(id).orElseThrow().state()).isEqualTo(BatchState.PENDING);
    }

    @Test
    void no_vote_counts_before_the_seal() {
        BatchId id = collecting(batches, NOON, 1);

        assertThat(batches.vote(id, releaseAll(KIM, 1), 0)).isInstanceOf(Voted.TooLate.class);
        assertThat(batches.find(id).orElseThrow().votes()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> batches.vote(UNKNOWN, releaseAll(KIM, 1), 0));
    }

    @Test
    void choices_are_kept_for_each_approver_and_the_last_one_counts() {
        BatchId id = pending(batches, 2, 1, 2);

        assertThat(batches.choose(id, KIM, Map.of(target(1), Choice.RELEASE))).isTrue();
        assertThat(batches.choose(id, LEE, Map.of(target(1), Choice.NOT_NOW))).isTrue();
        long before = batches.draft(id, KIM).version();
        assertThat(
                        batches.choose(
                                id,
                                KIM,
                                Map.of(
                                        target(1), Choice.SOURCE_WRONG,
                                        target(2), Choice.RELEASE)))
                .isTrue();

        assertThat(batches.draft(id, KIM).choices())
                .isEqualTo(Map.of(target(1), Choice.SOURCE_WRONG, target(2), Choice.RELEASE));
        assertThat(batches.draft(id, KIM).version()).isGreaterThan(before);
        assertThat(batches.draft(id, LEE).choices()).isEqualTo(Map.of(target(1), Choice.NOT_NOW));
    }

    @Test
    void somebody_who_chose_nothing_has_an_empty_draft() {
        assertThat(batches.draft(pending(batches, 1, 1), KIM))
                .isEqualTo(new Batches.Draft(Map.of(), 0));
    }

    @Test
    void hundreds_of_choices_are_kept() {
        BatchId id = pending(batches, 1, 1);
        Map<Target, Choice> choices = new HashMap<>();
        for (int i = 0; i < 250; i++) {
            choices.put(target(i), i % 2 == 0 ? Choice.RELEASE : Choice.NOT_NOW);
        }

        assertThat(batches.choose(id, KIM, choices)).isTrue();

        assertThat(batches.draft(id, KIM).choices()).isEqualTo(choices);
    }

    @Test
    void a_vote_on_choices_that_changed_meanwhile_does_not_count() {
        BatchId id = pending(batches, 1, 1, 2);
        batches.choose(id, KIM, Map.of(target(1), Choice.RELEASE));
        long shown = batches.draft(id, KIM).version();
        batches.choose(id, KIM, Map.of(target(2), Choice.RELEASE));
        Vote part = vote(KIM, Vote.Scope.PART, 1);

        assertThat(batches.vote(id, part, shown)).isEqualTo(new Voted.DraftMoved());
        assertThat(batches.vote(id, part, 0)).isEqualTo(new Voted.DraftMoved());
        assertThat(batches.vote(id, part, shown + 100)).isEqualTo(new Voted.DraftMoved());
        assertThat(batches.vote(id, vote(LEE, Vote.Scope.PART, 1), 1))
                .isEqualTo(new Voted.DraftMoved());
        assertThat(batches.find(id).orElseThrow().votes()).isEmpty();

        assertThat(batches.vote(id, part, batches.draft(id, KIM).version()))
                .isInstanceOf(Voted.Counted.class);
    }

    @Test
    void nothing_is_chosen_after_the_vote() {
        BatchId id = pending(batches, 2, 1);
        batches.choose(id, KIM, Map.of(target(1), Choice.RELEASE));
        Batches.Draft draft = batches.draft(id, KIM);
        batches.vote(id, releaseAll(KIM, 1), draft.version());

        assertThat(batches.choose(id, KIM, Map.of(target(1), Choice.NOT_NOW))).isFalse();
        assertThat(batches.draft(id, KIM)).isEqualTo(draft);
        assertThat(batches.choose(id, LEE, Map.of(target(1), Choice.NOT_NOW))).isTrue();
    }

    @Test
    void nothing_is_chosen_after_a_vote_without_choices() {
        BatchId id = pending(batches, 2, 1);
        batches.vote(id, releaseAll(KIM, 1), 0);

        assertThat(batches.choose(id, KIM, Map.of(target(1), Choice.NOT_NOW))).isFalse();
        assertThat(batches.draft(id, KIM)).isEqualTo(new Batches.Draft(Map.of(), 0));
    }

    @Test
    void nothing_is_chosen_in_a_batch_that_is_not_pending() {
        Map<Target, Choice> choices = Map.of(target(1), Choice.RELEASE);

        assertThat(batches.choose(decided(batches, 1), LEE, choices)).isFalse();
        assertThat(batches.choose(collecting(batches, NOON, 2), LEE, choices)).isFalse();
    }

    @Test
    void two_at_the_same_second_decide_once_where_two_are_needed() {
        BatchId id = pending(batches, 2, 1);

        List<Voted> answers =
                Parallel.all(
                        List.of(
                                () -> batches.vote(id, releaseAll(KIM, 1), 0),
                                () -> batches.vote(id, releaseAll(LEE, 1), 0)));

        assertThat(answers).allSatisfy(a -> assertThat(a).isInstanceOf(Voted.Counted.class));
        assertThat(batches.find(id).orElseThrow())
                .returns(BatchState.DECIDED, Batch::state)
                .returns(2, batch -> batch.votes().size());
    }

    @Test
    void of_two_at_the_same_second_one_comes_too_late_where_one_is_needed() {
        BatchId id = pending(batches, 1, 1);

        List<Voted> answers =
                Parallel.all(
                        List.of(
                                () -> batches.vote(id, releaseAll(KIM, 1), 0),
                                () -> batches.vote(id, releaseNone(LEE), 0)));

        assertThat(answers).hasAtLeastOneElementOfType(Voted.Counted.class);
        assertThat(answers).hasAtLeastOneElementOfType(Voted.TooLate.class);
        assertThat(batches.find(id).orElseThrow().votes()).hasSize(1);
    }

    @Test
    void one_approver_twice_at_the_same_second_has_one_vote() {
        BatchId id = pending(batches, 2, 1);

        List<Voted> answers =
                Parallel.all(
                        List.of(
                                () -> batches.vote(id, releaseAll(KIM, 1), 0),
                                () -> batches.vote(id, releaseNone(KIM), 0)));

        assertThat(answers).hasAtLeastOneElementOfType(Voted.Counted.class);
        assertThat(answers).hasAtLeastOneElementOfType(Voted.VotedBefore.class);
        assertThat(batches.find(id).orElseThrow().votes()).hasSize(1);
    }
}
