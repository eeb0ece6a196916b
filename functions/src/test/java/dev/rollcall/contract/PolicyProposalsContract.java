package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.PolicyProposal.Change;
import dev.rollcall.domain.policy.PolicyProposal.Proposer;
import dev.rollcall.domain.policy.PolicyVote;
import dev.rollcall.domain.policy.ProposalState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What {@link PolicyProposals} do. */
public abstract class PolicyProposalsContract {
    private static final PersonId CAI = new PersonId(new SourceId("hr"), "cai.1");
    private static final PolicyProposal FRESH =
            PolicyProposal.fresh(
                    new Change("a".repeat(64), "b".repeat(64), 5, 2),
                    new Proposer(new OperatorId("ole"), ANA),
                    "a new team",
                    NOON,
                    Optional.empty());
    private static final PolicyVote KIMS =
            new PolicyVote(new ApproverId("kim"), BEN, true, NOON.plusSeconds(2));
    private static final PolicyVote BOS =
            new PolicyVote(new ApproverId("bo"), CAI, true, NOON.plusSeconds(3));

    /** Returns some in which nothing was proposed yet. */
    protected abstract PolicyProposals fresh();

    @Test
    void say_nothing_before_the_first() {
        assertThat(fresh().latest()).isEmpty();
    }

    @Test
    void keep_all_that_is_said_of_it() {
        PolicyProposals proposals = fresh();
        PolicyProposal whole =
                FRESH.asking(new ApproverId("kim"))
                        .asking(new ApproverId("lee"))
                        .with(KIMS)
                        .with(BOS);
        proposals.replace(Optional.empty(), whole);

        assertThat(proposals.latest()).hasValue(whole);
        assertThat(proposals.latest().orElseThrow().votes())
                .as("in the order of their times")
                .containsExactly(KIMS, BOS);
    }

    @ParameterizedTest
    @EnumSource
    void keep_its_state(ProposalState state) {
        PolicyProposals proposals = fresh();
        proposals.replace(Optional.empty(), FRESH.as(state));

        assertThat(proposals.latest()).map(PolicyProposal::state).hasValue(state);
    }

    @Test
    void of_two_who_write_on_the_same_version_one_does() {
        PolicyProposals proposals = fresh();
        proposals.replace(Optional.empty(), FRESH);

        assertThat(proposals.replace(Optional.of(FRESH), FRESH.with(KIMS))).isTrue();
        assertThat(proposals.replace(Optional.of(FRESH), FRESH.with(BOS))).isFalse();

        assertThat(proposals.latest()).hasValue(FRESH.with(KIMS));
    }

    @Test
    void a_second_first_one_changes_nothing() {
        PolicyProposals proposals = fresh();
        proposals.replace(Optional.empty(), FRESH);

        assertThat(proposals.replace(Optional.empty(), FRESH.with(KIMS))).isFalse();

        assertThat(proposals.latest()).hasValue(FRESH);
    }

    @Test
    void what_was_never_proposed_cannot_be_changed() {
        PolicyProposals proposals = fresh();

        assertThat(proposals.replace(Optional.of(FRESH), FRESH.with(KIMS))).isFalse();

        assertThat(proposals.latest()).isEmpty();
    }

    @Test
    void a_writing_whose_answer_was_lost_may_be_repeated() {
        PolicyProposals proposals = fresh();
        proposals.replace(Optional.empty(), FRESH);
        proposals.replace(Optional.of(FRESH), FRESH.with(KIMS));

        assertThat(proposals.replace(Optional.of(FRESH), FRESH.with(KIMS))).isTrue();
    }

    @Test
    void of_many_approvers_at_once_each_counts_whose_writing_was_taken() {
        PolicyProposals proposals = fresh();
        proposals.replace(Optional.empty(), FRESH);

        List<Boolean> taken =
                Parallel.all(
                        IntStream.range(0, 8)
                                .<Callable<Boolean>>mapToObj(n ->
                                        () ->
                                                proposals.replace(
                                                        Optional.of(FRESH),
                                                        FRESH.with(
                                                                new PolicyVote(
                                                                        new ApproverId("kim-" + n),
                                                                        BEN,
                                                                        true,
                                                                        NOON))))
                                .toList());

        assertThat(taken).containsOnlyOnce(true);
        assertThat(proposals.latest().orElseThrow().votes()).hasSize(1);
    }
}
