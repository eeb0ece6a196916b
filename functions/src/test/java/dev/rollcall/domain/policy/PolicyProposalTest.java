package dev.rollcall.domain.policy;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.PolicyProposal.Change;
import dev.rollcall.domain.policy.PolicyProposal.Proposer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;

class PolicyProposalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0|1|approve 0 changes|reject 0 changes",
                "1|0|1|approve 1 change|reject 1 change",
                "3|0|1|approve 3 changes|reject 3 changes",
                "3|1|2|approve 3 changes, 1 weaken|reject 3 changes",
            })
    void the_phrase_names_what_will_happen(
            int differences, int weakening, int needed, String approve, String reject) {
        PolicyProposal proposal = proposal(differences, weakening);

        assertThat(proposal.change().needed()).isEqualTo(needed);
        assertThat(proposal.phrase(true)).isEqualTo(approve);
        assertThat(proposal.phrase(false)).isEqualTo(reject);
    }

    @Test
    void one_human_cannot_have_two_votes_whatever_they_are_called() {
        PolicyProposal once = proposal(2, 1).with(vote("kim", BEN, true));

        assertThatIllegalArgumentException().isThrownBy(() -> once.with(vote("lee", BEN, true)));
    }

    @Test
    void one_word_against_it_ends_it() {
        assertThat(proposal(2, 1).with(vote("kim", BEN, false)).state())
                .isEqualTo(ProposalState.REJECTED);
    }

    @Test
    void enough_words_for_it_decide() {
        assertThat(proposal(2, 0).with(vote("kim", BEN, true)).state())
                .isEqualTo(ProposalState.APPROVED);
        assertThat(proposal(2, 1).with(vote("kim", BEN, true)).state())
                .isEqualTo(ProposalState.OPEN);
    }

    @Test
    void it_is_open_for_three_days_and_an_approval_is_good_for_one() {
        PolicyProposal open = proposal(1, 0);
        PolicyProposal approved = open.with(vote("kim", BEN, true));

        assertThat(open.isOpen(NOON.plus(Duration.ofDays(3)).minusMillis(1))).isTrue();
        assertThat(open.isOpen(NOON.plus(Duration.ofDays(3)))).isFalse();
        assertThat(approved.isOutdated(NOON.plus(Duration.ofDays(1)).minusMillis(1))).isFalse();
        assertThat(approved.isOutdated(NOON.plus(Duration.ofDays(1)))).isTrue();
    }

    private static PolicyProposal proposal(int differences, int weakening) {
        return PolicyProposal.fresh(
                new Change("a", "b", differences, weakening),
                new Proposer(new OperatorId("ole"), ANA),
                "a new team",
                NOON,
                Optional.empty());
    }

    private static PolicyVote vote(String approver, PersonId human, boolean approves) {
        return new PolicyVote(new ApproverId(approver), human, approves, NOON);
    }
}
