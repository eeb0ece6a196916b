package dev.rollcall.application.campaign;

import static dev.rollcall.application.campaign.CampaignDesk.AUTUMN;
import static dev.rollcall.application.campaign.CampaignDesk.SALE;
import static dev.rollcall.application.campaign.CampaignDesk.SELLERS;
import static dev.rollcall.application.campaign.CampaignDesk.account;
import static dev.rollcall.application.campaign.CampaignDesk.person;
import static dev.rollcall.testing.Passing.passed;
import static dev.rollcall.testing.PolicyDesk.INES;
import static dev.rollcall.testing.PolicyDesk.KIM;
import static dev.rollcall.testing.PolicyDesk.LEE;
import static dev.rollcall.testing.PolicyDesk.NIA;
import static dev.rollcall.testing.PolicyDesk.OLE;
import static dev.rollcall.testing.PolicyDesk.STRICTER;
import static dev.rollcall.testing.PolicyDesk.VERA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.operator.Gated;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.campaign.CampaignState;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.RecordingMail.Sent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

/** Whose list it is, what is in it, and who may say that it goes. */
class CampaignDecisionTest {
    private static final int BOTH = 2;

    private final CampaignDesk desk = new CampaignDesk();

    @Test
    void a_plan_is_the_exact_list_of_what_was_there_before_bounded_and_asks_nobody() {
        desk.had(5, SELLERS);
        desk.had(5, SALE);
        desk.had(5, new Entitlement.Channel("C0ENGI"));

        PlanCampaign.Outcome.Planned planned =
                (PlanCampaign.Outcome.Planned) passed(desk.plan(OLE, 7, 3));

        assertThat(planned.view().items())
                .hasSize(7)
                .extracting(CampaignItem::thing)
                .containsOnly(SELLERS, SALE);
        assertThat(planned.more()).isEqualTo(3);
        assertThat(planned.view().people()).isEqualTo(4);
        assertThat(planned.view().things()).containsEntry(SALE, 4).containsEntry(SELLERS, 3);
        assertThat(desk.latest().state()).isEqualTo(CampaignState.PLANNED);
        desk.ask.ask();
        assertThat(desk.policy.mail.sent()).isEmpty();
        assertThat(desk.decide(KIM, true))
                .isEqualTo(new Gated.Passed<>(new DecideOnCampaign.Outcome.TooLate(desk.latest())));
    }

    @Test
    void what_nobody_could_take_is_left_out_and_counted() {
        desk.had(2, SELLERS);
        desk.hadByNobody(new AccountId("U9ORPHAN"), SELLERS);
        desk.had(person(9), new AccountId("U0INSTALLER"), SELLERS);
        desk.had(person(6), account(6), new Entitlement.Workspace("T0SALES"));
        desk.had(person(7), account(7), SELLERS);
        desk.world.link(person(8), account(7));

        PlanCampaign.Outcome.Planned planned =
                (PlanCampaign.Outcome.Planned) passed(desk.plan(OLE, 100, 3));

        assertThat(planned.view().items()).hasSize(2);
        assertThat(planned.leftOut())
                .containsEntry(FindCandidates.NO_PERSON, 2)
                .containsEntry(FindCandidates.WORKSPACE, 1)
                .containsEntry(FindCandidates.PROTECTED, 1);
    }

    @Test
    void the_digest_is_of_list_and_budget() {
        desk.had(3, SELLERS);
        String first = desk.planned(3, 3).list().digest();

        assertThat(desk.planned(3, 3).list().digest()).as("the same once more").isEqualTo(first);
        assertThat(desk.planned(3, 2).list().digest()).isNotEqualTo(first);
        assertThat(desk.planned(2, 3).list().digest()).isNotEqualTo(first);
    }

    @Test
    void it_is_planned_on_a_reading_of_today_by_an_operator_who_is_known() {
        desk.had(3, SELLERS);
        assertThat(desk.plan(VERA, 3, 3)).isInstanceOf(Gated.NotAllowed.class);
        assertThat(desk.plan(INES, 3, 3)).isInstanceOf(Gated.NotAllowed.class);

        desk.world.clock.advance(Duration.ofHours(25));

        assertThat(passed(desk.plan(OLE, 3, 3)))
                .isEqualTo(new PlanCampaign.Outcome.NoGoodReading());
    }

    @Test
    void one_approver_is_enough_for_a_small_list_and_two_are_needed_for_a_large_one() {
        desk.had(100, SELLERS);
        desk.planned(99, 3);
        desk.propose(OLE);
        desk.decide(KIM, true);
        assertThat(desk.latest().state()).isEqualTo(CampaignState.APPROVED);

        CampaignDesk large = new CampaignDesk();
        large.had(100, SELLERS);
        large.planned(100, 3);
        large.propose(OLE);
        large.decide(KIM, true);
        assertThat(large.latest().state()).isEqualTo(CampaignState.PROPOSED);
        large.decide(KIM, true);
        assertThat(large.latest().votes()).as("one human, one word").hasSize(1);
        large.decide(LEE, true);
        assertThat(large.latest().state()).isEqualTo(CampaignState.APPROVED);
        assertThat(large.latest().needed()).isEqualTo(BOTH);
    }

    @Test
    void who_planned_it_or_is_in_it_does_not_decide() {
        desk.had(2, SELLERS);
        desk.had(LeaverWorld.person("00u00000000011Acme"), new AccountId("U1KIM"), SELLERS);
        desk.had(person(5), new AccountId("U00000012"), SELLERS);
        desk.planned(10, 3);
        desk.propose(OLE);

        assertThat(passed(desk.decide(KIM, true)))
                .as("by the person")
                .isEqualTo(new DecideOnCampaign.Outcome.IsInList());
        assertThat(passed(desk.decide(LEE, true)))
                .as("by the account")
                .isEqualTo(new DecideOnCampaign.Outcome.IsInList());
        assertThat(desk.decide(OLE, true)).isInstanceOf(Gated.NotAllowed.class);
        assertThat(desk.latest().state()).isEqualTo(CampaignState.PROPOSED);

        desk.decide(NIA, true);
        assertThat(desk.latest().state()).isEqualTo(CampaignState.APPROVED);
    }

    @Test
    void where_too_few_could_decide_nobody_is_asked() {
        desk.had(98, SELLERS);
        desk.had(LeaverWorld.person("00u00000000011Acme"), new AccountId("U1KIM"), SELLERS);
        desk.had(person(999), new AccountId("U00000012"), SELLERS);
        desk.planned(100, 3);

        assertThat(passed(desk.propose(OLE)))
                .isEqualTo(new ProposeCampaign.Outcome.TooFew(BOTH, 1));
        assertThat(desk.latest().state()).isEqualTo(CampaignState.PLANNED);
    }

    @Test
    void one_word_against_it_ends_it() {
        desk.had(3, SELLERS);
        desk.planned(3, 3);
        desk.propose(OLE);

        desk.decide(KIM, false);

        assertThat(desk.latest().state()).isEqualTo(CampaignState.REJECTED);
        assertThat(passed(desk.decide(LEE, true)))
                .isEqualTo(new DecideOnCampaign.Outcome.TooLate(desk.latest()));
    }

    @Test
    void a_word_is_for_one_digest_with_the_phrase_typed() {
        desk.had(3, SELLERS);
        Campaign campaign = desk.planned(3, 3);
        desk.propose(OLE);

        assertThat(passed(desk.decide.decide(KIM, word("f".repeat(64), campaign.phrase(true)))))
                .isEqualTo(new DecideOnCampaign.Outcome.NoSuchList());
        assertThat(passed(desk.decide.decide(KIM, word(campaign.list().digest(), "yes"))))
                .isEqualTo(new DecideOnCampaign.Outcome.WrongPhrase("take 3 from autumn"));
        assertThat(desk.latest().votes()).isEmpty();
    }

    @Test
    void what_was_proposed_is_not_planned_anew_and_an_old_list_is_not_proposed() {
        desk.had(3, SELLERS);
        desk.planned(3, 3);
        desk.propose(OLE);
        assertThat(passed(desk.plan(OLE, 2, 3))).isEqualTo(new PlanCampaign.Outcome.NameTaken());

        CampaignDesk old = new CampaignDesk();
        old.had(3, SELLERS);
        old.planned(3, 3);
        old.world.clock.advance(Duration.ofHours(24));
        assertThat(passed(old.propose(OLE))).isEqualTo(new ProposeCampaign.Outcome.Stale());
    }

    @Test
    void under_another_policy_it_is_planned_anew() {
        desk.had(3, SELLERS);
        desk.planned(3, 3);
        desk.propose(OLE);
        desk.policy.propose(INES, STRICTER);
        desk.policy.approve(KIM, STRICTER);
        desk.policy.minute();

        assertThat(passed(desk.decide(LEE, true))).isEqualTo(new DecideOnCampaign.Outcome.Stale());
    }

    @Test
    void what_is_in_one_campaign_is_in_no_other() {
        desk.had(3, SELLERS);
        desk.approved(2, 3);

        PlanCampaign.Outcome.Planned other =
                (PlanCampaign.Outcome.Planned)
                        passed(
                                desk.plan.plan(
                                        OLE,
                                        new PlanCampaign.Wish(
                                                new dev.rollcall.domain.campaign.CampaignName(
                                                        "winter"),
                                                desk.latest().list().mapping(),
                                                java.util.Optional.of(SELLERS),
                                                10,
                                                desk.latest().budget())));

        assertThat(other.view().items()).hasSize(1);
        assertThat(other.leftOut()).containsEntry(FindCandidates.IN_ANOTHER, 2);
    }

    @Test
    void the_first_tier_is_mailed_once_and_not_who_is_in_the_list() {
        desk.had(2, SELLERS);
        desk.had(LeaverWorld.person("00u00000000011Acme"), new AccountId("U1KIM"), SELLERS);
        desk.planned(10, 3);
        desk.propose(OLE);

        desk.ask.ask();
        desk.ask.ask();

        assertThat(desk.policy.mail.sent())
                .extracting(Sent::to)
                .containsExactlyInAnyOrder(new ApproverId("lee"), new ApproverId("nia"));
        assertThat(desk.policy.mail.sent())
                .allSatisfy(sent ->
                        assertThat(sent.mail().body())
                                .contains("autumn", desk.latest().list().digest()));
    }

    @Test
    void all_of_it_stands_in_the_ledger_once() {
        desk.had(3, SELLERS);
        desk.approved(3, 3);
        desk.propose(OLE);
        desk.decide(KIM, true);
        desk.stop(INES);
        desk.stop(INES);

        assertThat(desk.world.ledger.of(CampaignRecord.ID))
                .extracting(stored -> stored.entry().kind())
                .containsExactlyInAnyOrder(
                        LedgerEntry.Kind.DECIDED,
                        LedgerEntry.Kind.PROPOSED,
                        LedgerEntry.Kind.VOTED,
                        LedgerEntry.Kind.DECIDED);
        assertThat(desk.latest().state()).isEqualTo(CampaignState.STOPPED);
    }

    @Test
    void a_viewer_stops_nothing() {
        desk.had(3, SELLERS);
        desk.approved(3, 3);

        assertThat(desk.stop(VERA)).isInstanceOf(Gated.NotAllowed.class);
        assertThat(desk.latest().state()).isEqualTo(CampaignState.APPROVED);
    }

    private static DecideOnCampaign.Word word(String digest, String phrase) {
        return new DecideOnCampaign.Word(AUTUMN, digest, true, phrase);
    }

    @Test
    void a_large_list_that_is_cut_in_pieces_is_decided_on_by_two_all_the_same() {
        desk.had(110, SELLERS);
        desk.approved(60, 3);
        CampaignName winter = new CampaignName("winter");
        Campaign second =
                ((PlanCampaign.Outcome.Planned) passed(desk.plan(winter, OLE, 60, 3)))
                        .view()
                        .campaign();
        assertThat(second.list().size()).isEqualTo(50);

        desk.propose.propose(OLE, winter, second.list().digest());

        assertThat(desk.campaigns.find(winter).orElseThrow().needed()).isEqualTo(BOTH);
    }

    @Test
    void of_two_lists_planned_of_the_same_only_one_is_proposed() {
        desk.had(10, SELLERS);
        desk.planned(10, 3);
        CampaignName winter = new CampaignName("winter");
        Campaign second =
                ((PlanCampaign.Outcome.Planned) passed(desk.plan(winter, OLE, 10, 3)))
                        .view()
                        .campaign();
        desk.propose(OLE);

        assertThat(passed(desk.propose.propose(OLE, winter, second.list().digest())))
                .isEqualTo(new ProposeCampaign.Outcome.Stale());
        assertThat(desk.campaigns.find(winter).orElseThrow().state())
                .isEqualTo(CampaignState.PLANNED);
    }

    @Test
    void a_stop_that_died_before_it_was_in_the_ledger_is_put_there_when_it_is_said_again() {
        desk.had(5, SELLERS);
        Campaign approved = desk.approved(5, 3);
        desk.campaigns.replace(
                Optional.of(approved), approved.ended(CampaignState.STOPPED, "enough for now"));

        desk.stop(OLE);

        assertThat(desk.world.ledger.of(CampaignRecord.ID))
                .filteredOn(one -> "stopped".equals(one.entry().facts().get("what")))
                .hasSize(1);
    }
}
