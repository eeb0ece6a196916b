package dev.rollcall.application.policy;

import static dev.rollcall.testing.Passing.passed;
import static dev.rollcall.testing.PolicyDesk.BEFORE;
import static dev.rollcall.testing.PolicyDesk.INES;
import static dev.rollcall.testing.PolicyDesk.KIM;
import static dev.rollcall.testing.PolicyDesk.OLE;
import static dev.rollcall.testing.PolicyDesk.STRICTER;
import static dev.rollcall.testing.PolicyDesk.VERA;
import static dev.rollcall.testing.PolicyDesk.WEAKER;
import static dev.rollcall.testing.PolicyDesk.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.policy.ProposePolicy.Outcome;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.policy.PolicyDifference;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.ProposalState;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.PolicyDesk;
import dev.rollcall.testing.RecordingMail.Sent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/** What may be proposed and by whom, who is asked, and what there is to see. */
class ProposePolicyTest {
    private final LeaverWorld world = new LeaverWorld();
    private final PolicyDesk desk = new PolicyDesk(world.clock, world.ledger, world.escalations);

    @BeforeEach
    void adopted() {
        desk.minute();
    }

    @Test
    void it_is_kept_under_its_digest_and_says_how_many_must_agree() {
        assertThat(desk.propose(OLE, WEAKER))
                .isEqualTo(new Gated.Passed<>(new Outcome.Proposed(desk.latest())));

        assertThat(new String(desk.files.kept(digest(WEAKER)), UTF_8)).isEqualTo(WEAKER);
        assertThat(desk.latest().change().needed()).isEqualTo(2);
        assertThat(desk.latest().change().before()).isEqualTo(digest(BEFORE));
        assertThat(desk.latest().phrase(true)).isEqualTo("approve 1 change, 1 weaken");
    }

    @Test
    void the_first_tier_is_mailed_once_without_a_name() {
        desk.propose(OLE, WEAKER);
        desk.minute();
        desk.minute();

        assertThat(desk.mail.sent())
                .extracting(sent -> sent.to().value())
                .containsExactlyInAnyOrder("kim", "lee", "nia");
        assertThat(desk.mail.sent())
                .extracting(Sent::mail)
                .allSatisfy(mail ->
                        assertThat(mail.body())
                                .contains("policy approve " + digest(WEAKER), "1 weaken; 2 of you")
                                .doesNotContain("@"));
    }

    @Test
    void whom_mail_does_not_reach_is_mailed_later_and_keeps_it_from_nobody() {
        desk.mail.unreachable(new ApproverId("kim"));
        desk.mail.unconfirmed(new ApproverId("lee"));
        desk.propose(OLE, STRICTER);
        desk.minute();
        assertThat(desk.mail.sent()).extracting(Sent::to).containsExactly(new ApproverId("nia"));

        desk.mail.reachable(new ApproverId("kim"));
        desk.minute();

        assertThat(desk.mail.sent())
                .extracting(sent -> sent.to().value())
                .containsExactly("nia", "kim");
    }

    @Test
    void a_mapping_has_no_authority_before_all_is_explained_or_on_the_records() {
        String deciding = BEFORE.replaceFirst("mode: additive", "mode: authoritative");

        assertThat(passed(desk.propose(OLE, deciding)))
                .isInstanceOfSatisfying(
                        Outcome.TooFar.class,
                        far ->
                                assertThat(far.refusals())
                                        .extracting(Promotion.Refusal::why)
                                        .containsExactly(Promotion.Why.UNEXPLAINED));
        assertThat(desk.proposals.latest()).isEmpty();
        assertThatExceptionOfType(PortFailure.class)
                .isThrownBy(() -> desk.files.kept(digest(deciding)));

        desk.explains(deciding);
        assertThat(passed(desk.propose(OLE, deciding))).isInstanceOf(Outcome.Proposed.class);
    }

    @Test
    void to_step_down_asks_for_nothing_though_no_census_can_be_read() {
        String watching = BEFORE.replace("mode: additive", "mode: observe");
        desk.promotion = ProposePolicyTest::unreadable;

        assertThat(passed(desk.propose(OLE, watching))).isInstanceOf(Outcome.Proposed.class);
    }

    @Test
    void where_no_census_can_be_read_nothing_is_given_authority() {
        desk.promotion = ProposePolicyTest::unreadable;

        assertThat(
                        passed(
                                desk.propose(
                                        OLE,
                                        BEFORE.replaceFirst(
                                                "mode: additive", "mode: authoritative"))))
                .isInstanceOf(Outcome.TooFar.class);
    }

    private static Promotion unreadable() {
        throw new PortFailure.RateLimited("Reading a census", Instant.EPOCH);
    }

    @Test
    void an_invalid_file_is_refused_whole_and_not_kept() {
        String broken = BEFORE.replace("dwell: PT5S", "dwell: soon");

        assertThat(passed(desk.propose(OLE, broken)))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid ->
                                assertThat(invalid.violations())
                                        .singleElement()
                                        .satisfies(violation ->
                                                assertThat(violation.fault().place())
                                                        .isEqualTo("leavers.dwell")));
        assertThat(desk.proposals.latest()).isEmpty();
        assertThatExceptionOfType(PortFailure.class)
                .isThrownBy(() -> desk.files.kept(digest(broken)));
    }

    @Test
    void a_mapping_that_has_expired_keeps_a_file_from_being_proposed() {
        String expired =
                BEFORE.replace(
                        "    provisioning: jit\n",
                        "    provisioning: jit\n    expires: 2020-01-01T00:00:00Z\n");

        assertThat(passed(desk.propose(OLE, expired))).isInstanceOf(Outcome.Invalid.class);
    }

    @Test
    void one_is_proposed_at_a_time() {
        desk.propose(OLE, WEAKER);

        assertThat(passed(desk.propose(INES, STRICTER)))
                .isInstanceOfSatisfying(
                        Outcome.AnotherPending.class,
                        another ->
                                assertThat(another.pending().change().after())
                                        .isEqualTo(digest(WEAKER)));
        assertThat(passed(desk.propose(OLE, WEAKER)))
                .as("again")
                .isInstanceOf(Outcome.Proposed.class);

        desk.withdraw.withdraw(INES, digest(WEAKER));
        assertThat(passed(desk.propose(INES, STRICTER))).isInstanceOf(Outcome.Proposed.class);
        assertThat(passed(desk.approve(KIM, WEAKER)))
                .isInstanceOf(DecideOnPolicy.Outcome.NoSuchProposal.class);
    }

    @Test
    void what_is_withdrawn_is_not_decided_any_more() {
        desk.propose(OLE, STRICTER);
        desk.withdraw.withdraw(OLE, digest(STRICTER));

        assertThat(passed(desk.approve(KIM, STRICTER)))
                .isInstanceOf(DecideOnPolicy.Outcome.TooLate.class);
        assertThat(desk.latest().state()).isEqualTo(ProposalState.WITHDRAWN);
        assertThat(passed(desk.withdraw.withdraw(OLE, digest(STRICTER))))
                .isInstanceOf(WithdrawPolicy.Outcome.Withdrawn.class);
    }

    @Test
    void what_is_approved_is_not_withdrawn_any_more() {
        desk.propose(OLE, STRICTER);
        desk.approve(KIM, STRICTER);

        assertThat(passed(desk.withdraw.withdraw(OLE, digest(STRICTER))))
                .isInstanceOf(WithdrawPolicy.Outcome.TooLate.class);
    }

    @Test
    void what_is_in_force_is_not_proposed() {
        assertThat(passed(desk.propose(OLE, BEFORE))).isInstanceOf(Outcome.InForceAlready.class);
    }

    @Test
    void a_viewer_an_approver_and_a_stranger_propose_nothing() {
        Caller stranger = new Caller("arn:aws:iam::000000000000:user/x", "AKIA1");

        assertThat(desk.propose(VERA, STRICTER)).isInstanceOf(Gated.NotAllowed.class);
        assertThat(desk.propose(KIM, STRICTER)).isInstanceOf(Gated.NotAllowed.class);
        assertThat(desk.propose(stranger, STRICTER)).isEqualTo(new Gated.Unknown<>());
        assertThat(desk.withdraw.withdraw(KIM, digest(STRICTER)))
                .isInstanceOf(Gated.NotAllowed.class);
        assertThat(desk.show.status(stranger)).isEqualTo(new Gated.Unknown<>());
        assertThat(desk.proposals.latest()).isEmpty();
    }

    @Test
    void of_whom_the_policy_does_not_say_which_human_it_is_nobody_takes_a_proposal() {
        begin(BEFORE.replace("    identity: okta:00u00000000016Acme\n", ""));

        assertThat(passed(desk.propose(OLE, STRICTER))).isInstanceOf(Outcome.NoIdentity.class);
    }

    @Test
    void where_too_few_could_decide_nobody_is_asked_in_vain() {
        String one =
                BEFORE.replace(
                                "RollcallApprover/lee\n    roles: [approver]",
                                "RollcallApprover/lee\n    roles: [viewer]")
                        .replace(
                                "RollcallApprover/nia\n    roles: [approver]",
                                "RollcallApprover/nia\n    roles: [viewer]");
        assertThat(passed(desk.propose(OLE, one)))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid ->
                                assertThat(invalid.violations())
                                        .singleElement()
                                        .asString()
                                        .contains("operators: 1 of the approvers could decide"));
        begin(one);

        assertThat(desk.propose(OLE, WEAKER))
                .isEqualTo(new Gated.Passed<>(new Outcome.TooFew(2, 1)));
    }

    @Test
    void the_status_shows_differences_and_the_file_is_for_those_who_may_read_it() {
        desk.propose(OLE, WEAKER);

        assertThat(passed(desk.show.status(VERA)))
                .isInstanceOfSatisfying(
                        ShowPolicy.Standings.class,
                        standing -> {
                            ShowPolicy.Shown shown = standing.latest().orElseThrow();
                            assertThat(shown.stale()).isFalse();
                            assertThat(shown.differences())
                                    .extracting(PolicyDifference::words)
                                    .containsExactly("sla access cut was PT5M and will be PT6M");
                            assertThat(shown.electors())
                                    .extracting(ApproverId::value)
                                    .containsExactly("kim", "lee", "nia");
                        });
        assertThat(desk.show.file(VERA)).isInstanceOf(Gated.NotAllowed.class);
        assertThat(passed(desk.show.file(KIM)))
                .hasValueSatisfying(file -> assertThat(file.text()).isEqualTo(WEAKER));
    }

    @Test
    void a_stale_proposal_says_so() {
        desk.propose(OLE, WEAKER);
        begin(STRICTER);

        assertThat(passed(desk.show.status(VERA)))
                .isInstanceOfSatisfying(
                        ShowPolicy.Standings.class,
                        standing -> assertThat(standing.latest().orElseThrow().stale()).isTrue());
    }

    @Test
    void another_phrase_decides_nothing() {
        desk.propose(OLE, STRICTER);

        assertThat(
                        passed(
                                desk.decide.decide(
                                        KIM,
                                        new DecideOnPolicy.Word(
                                                digest(STRICTER), true, "approve"))))
                .isInstanceOf(DecideOnPolicy.Outcome.WrongPhrase.class);
        assertThat(desk.latest().votes()).isEmpty();
    }

    private void begin(String text) {
        desk.files.upload(text);
        desk.approved.replace(
                desk.approved.read(), PolicyInForce.of(digest(text), world.clock.instant()));
    }
}
