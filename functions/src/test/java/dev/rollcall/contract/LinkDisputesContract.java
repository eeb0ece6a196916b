package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.ANAS_OTHER;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.link.LinkDecision.Dispute;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.link.LinkDispute.Settlement;
import dev.rollcall.domain.person.PersonId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What {@link LinkDisputes} do. */
public abstract class LinkDisputesContract {
    private static final Settlement ANAS_IS_THEIRS =
            new Settlement(Optional.of(ANAS), "ole", NOON.plusSeconds(60), "asked them");
    private static final Settlement NONE_OF_THEM =
            new Settlement(Optional.empty(), "ines", NOON.plusSeconds(90), "a namesake");

    private LinkDisputes disputes;

    protected abstract LinkDisputes disputes();

    @BeforeEach
    void take_the_disputes() {
        disputes = disputes();
    }

    @Test
    void keeps_what_is_asked() {
        LinkDispute asked =
                new LinkDispute(
                        ANA,
                        new Dispute(Reason.SEVERAL_FOUND, List.of(ANAS_OTHER, ANAS)),
                        Optional.of(HumanKey.of("4711")),
                        NOON);

        assertThat(disputes.open(asked)).isEqualTo(asked);
        assertThat(disputes.of(ANA)).contains(asked);
        assertThat(disputes.find(asked.id())).contains(asked);
        assertThat(disputes.of(BEN)).isEmpty();
    }

    @Test
    void a_question_without_accounts_is_one_too() {
        LinkDispute asked = dispute(ANA, Reason.FOREIGN_DOMAIN, 0);
        disputes.open(asked);

        assertThat(disputes.of(ANA)).contains(asked);
    }

    @Test
    void asking_the_same_again_changes_nothing() {
        LinkDispute first = disputes.open(dispute(ANA, Reason.INACTIVE, 0, ANAS));

        assertThat(disputes.open(dispute(ANA, Reason.INACTIVE, 30, ANAS))).isEqualTo(first);
    }

    @Test
    void what_is_answered_can_be_forgotten_and_asked_anew() {
        LinkDispute former = disputes.open(dispute(ANA, Reason.CUT_ELSEWHERE, 0, ANAS));
        disputes.forget(former);
        assertThat(disputes.of(ANA)).contains(former);

        disputes.forget(disputes.settle(former, ANAS_IS_THEIRS));

        assertThat(disputes.of(ANA)).isEmpty();
        LinkDispute anew = dispute(ANA, Reason.CUT_ELSEWHERE, 90, ANAS);
        assertThat(disputes.open(anew)).isEqualTo(anew);
    }

    @Test
    void an_answer_to_another_question_is_not_forgotten() {
        LinkDispute former = disputes.open(dispute(ANA, Reason.CUT_ELSEWHERE, 0, ANAS));
        LinkDispute other = disputes.open(dispute(ANA, Reason.INACTIVE, 30, ANAS));
        disputes.settle(other, NONE_OF_THEM);
        disputes.forget(former.settled(ANAS_IS_THEIRS));

        assertThat(disputes.of(ANA)).isPresent();
    }

    @Test
    void asking_something_else_takes_the_place_of_the_former_even_if_that_was_answered() {
        LinkDispute former = disputes.open(dispute(ANA, Reason.INACTIVE, 0, ANAS));
        disputes.settle(former, NONE_OF_THEM);
        LinkDispute other = dispute(ANA, Reason.INACTIVE, 30, ANAS_OTHER);

        assertThat(disputes.open(other)).isEqualTo(other);
        assertThat(disputes.of(ANA)).contains(other);
    }

    @Test
    void an_answer_stays_when_the_same_is_asked_again() {
        LinkDispute asked = disputes.open(dispute(ANA, Reason.INACTIVE, 0, ANAS));
        disputes.settle(asked, ANAS_IS_THEIRS);

        assertThat(disputes.open(dispute(ANA, Reason.INACTIVE, 99, ANAS)))
                .isEqualTo(asked.settled(ANAS_IS_THEIRS));
    }

    @Test
    void the_first_answer_stays() {
        LinkDispute asked = disputes.open(dispute(ANA, Reason.INACTIVE, 0, ANAS));

        assertThat(disputes.settle(asked, NONE_OF_THEM)).isEqualTo(asked.settled(NONE_OF_THEM));
        assertThat(disputes.settle(asked, ANAS_IS_THEIRS)).isEqualTo(asked.settled(NONE_OF_THEM));
    }

    @Test
    void an_answer_to_a_question_that_has_changed_meanwhile_is_none() {
        LinkDispute shown = disputes.open(dispute(ANA, Reason.INACTIVE, 0, ANAS));
        LinkDispute now = disputes.open(dispute(ANA, Reason.SEVERAL_FOUND, 9, ANAS, ANAS_OTHER));

        assertThat(disputes.settle(shown, ANAS_IS_THEIRS)).isEqualTo(now);
        assertThat(disputes.open(10)).containsExactly(now);
    }

    @Test
    void tells_what_is_open_the_oldest_first() {
        LinkDispute second = disputes.open(dispute(ANA, Reason.INACTIVE, 20, ANAS));
        LinkDispute first = disputes.open(dispute(BEN, Reason.ADMIN_ROLE, 10, ANAS));

        assertThat(disputes.open(10)).containsExactly(first, second);
        assertThat(disputes.open(1)).containsExactly(first);
        disputes.settle(first, NONE_OF_THEM);
        assertThat(disputes.open(10)).containsExactly(second);
    }

    @Test
    void what_is_not_theirs_stays_so_whatever_is_asked_or_forgotten_later() {
        LinkDispute asked = disputes.open(dispute(ANA, Reason.INACTIVE, 0, ANAS));
        disputes.settle(asked, NONE_OF_THEM);
        LinkDispute other = disputes.open(dispute(ANA, Reason.LINKED_EARLIER, 30, ANAS_OTHER));
        disputes.settle(other, NONE_OF_THEM);
        disputes.forget(other.settled(NONE_OF_THEM));

        assertThat(disputes.notTheirs(ANA)).containsExactlyInAnyOrder(ANAS, ANAS_OTHER);
        assertThat(disputes.notTheirs(BEN)).isEmpty();
    }

    @Test
    void of_several_those_that_were_not_named_are_not_theirs() {
        LinkDispute asked = disputes.open(dispute(ANA, Reason.SEVERAL_FOUND, 0, ANAS, ANAS_OTHER));
        disputes.settle(asked, ANAS_IS_THEIRS);

        assertThat(disputes.notTheirs(ANA)).containsExactly(ANAS_OTHER);
    }

    @Test
    void what_is_theirs_after_all_is_not_ruled_out_any_more() {
        LinkDispute asked = disputes.open(dispute(ANA, Reason.INACTIVE, 0, ANAS));
        disputes.settle(asked, NONE_OF_THEM);
        disputes.settle(disputes.open(dispute(ANA, Reason.RULED_OUT, 30, ANAS)), ANAS_IS_THEIRS);

        assertThat(disputes.notTheirs(ANA)).isEmpty();
    }

    @Test
    void an_answer_that_comes_too_late_rules_nothing_out() {
        LinkDispute asked = disputes.open(dispute(ANA, Reason.INACTIVE, 0, ANAS));
        disputes.settle(asked, ANAS_IS_THEIRS);
        disputes.settle(asked, NONE_OF_THEM);

        assertThat(disputes.notTheirs(ANA)).isEmpty();
    }

    @Test
    void whoever_leaves_an_account_cut_does_not_say_that_it_is_somebody_elses() {
        LinkDispute asked = disputes.open(dispute(ANA, Reason.CUT_ELSEWHERE, 0, ANAS));
        disputes.settle(asked, NONE_OF_THEM);

        assertThat(disputes.notTheirs(ANA)).isEmpty();
    }

    private static LinkDispute dispute(
            PersonId person, Reason reason, int seconds, AccountId... accounts) {
        return new LinkDispute(
                person,
                new Dispute(reason, List.of(accounts)),
                Optional.empty(),
                NOON.plusSeconds(seconds));
    }
}
