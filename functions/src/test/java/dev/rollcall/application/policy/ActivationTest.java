package dev.rollcall.application.policy;

import static dev.rollcall.testing.Passing.passed;
import static dev.rollcall.testing.PolicyDesk.BEFORE;
import static dev.rollcall.testing.PolicyDesk.KIM;
import static dev.rollcall.testing.PolicyDesk.LEE;
import static dev.rollcall.testing.PolicyDesk.NIA;
import static dev.rollcall.testing.PolicyDesk.OLE;
import static dev.rollcall.testing.PolicyDesk.STRICTER;
import static dev.rollcall.testing.PolicyDesk.WEAKER;
import static dev.rollcall.testing.PolicyDesk.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.policy.DecideOnPolicy.Outcome;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.ProposalState;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.PolicyDesk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** From a proposal to the policy in force, and what tries to get around it. */
class ActivationTest {
    private final LeaverWorld world = new LeaverWorld();
    private final PolicyDesk desk = new PolicyDesk(world.clock, world.ledger, world.escalations);

    @BeforeEach
    void adopted() {
        desk.minute();
    }

    @Test
    void what_does_not_weaken_is_in_force_a_minute_after_one_approver_agreed() {
        desk.propose(OLE, STRICTER);
        desk.minute();
        assertThat(desk.digest()).as("nobody agreed yet").isEqualTo(digest(BEFORE));

        desk.approve(KIM, STRICTER);
        desk.minute();

        assertThat(desk.digest()).isEqualTo(digest(STRICTER));
        assertThat(desk.files.served().digest()).isEqualTo(digest(STRICTER));
        assertThat(desk.latest().state()).isEqualTo(ProposalState.ACTIVATED);
    }

    @Test
    void what_weakens_stays_inactive_until_a_second_human_agrees() {
        desk.propose(OLE, WEAKER);
        desk.approve(KIM, WEAKER);
        desk.minute();
        assertThat(desk.digest()).isEqualTo(digest(BEFORE));
        assertThat(desk.latest().state()).isEqualTo(ProposalState.OPEN);

        desk.approve(LEE, WEAKER);
        desk.minute();

        assertThat(desk.digest()).isEqualTo(digest(WEAKER));
    }

    @Test
    void the_same_approver_twice_is_one() {
        desk.propose(OLE, WEAKER);
        desk.approve(KIM, WEAKER);

        assertThat(passed(desk.approve(KIM, WEAKER))).isInstanceOf(Outcome.SaidBefore.class);
        desk.minute();

        assertThat(desk.latest().votes()).hasSize(1);
        assertThat(desk.digest()).isEqualTo(digest(BEFORE));
    }

    @Test
    void two_callers_who_are_one_human_are_one() {
        String twice =
                BEFORE.replace(
                        "RollcallOperator/ole\n    roles: [operator]",
                        "RollcallOperator/ole\n    roles: [operator]" + secondKim());
        begin(twice);
        String weaker = twice.replace("accessCut: PT5M", "accessCut: PT6M");
        desk.propose(OLE, weaker);
        desk.approve(KIM, weaker);

        assertThat(passed(desk.approve(NIA_AS_KIM, weaker))).isInstanceOf(Outcome.SaidBefore.class);
        desk.minute();

        assertThat(desk.digest()).isEqualTo(digest(twice));
    }

    @Test
    void who_proposes_does_not_decide_though_an_approver() {
        String both =
                BEFORE.replace(
                        "RollcallApprover/kim\n    roles: [approver]",
                        "RollcallApprover/kim\n    roles: [approver, operator]");
        begin(both);
        String weaker = both.replace("accessCut: PT5M", "accessCut: PT6M");
        desk.propose(KIM, weaker);

        assertThat(passed(desk.approve(KIM, weaker))).isInstanceOf(Outcome.IsAuthor.class);
        desk.approve(LEE, weaker);
        desk.minute();

        assertThat(desk.digest()).as("one of two").isEqualTo(digest(both));
        assertThat(refusals()).contains("author");
    }

    @Test
    void an_approver_whom_the_new_policy_drops_still_decides_and_one_whom_it_adds_does_not() {
        String swapped =
                BEFORE.replace("    - id: nia\n", "    - id: zoe\n")
                        .replace("nia@approvers", "zoe@approvers")
                        .replace("ask: [kim, lee, nia]", "ask: [kim, lee, zoe]")
                        .replace("00u00000000014Acme", "00u00000000019Acme")
                        .replace("- person: nia", "- person: zoe")
                        .replace("RollcallApprover/nia", "RollcallApprover/zoe");
        desk.propose(OLE, swapped);

        assertThat(
                        desk.approve(
                                new Caller(
                                        "arn:aws:sts::000000000000:assumed-role/"
                                                + "RollcallApprover/zoe",
                                        "ASIA1"),
                                swapped))
                .isInstanceOf(Gated.Unknown.class);
        desk.approve(NIA, swapped);
        desk.approve(KIM, swapped);
        desk.minute();

        assertThat(desk.digest()).isEqualTo(digest(swapped));
    }

    @Test
    void who_has_the_role_and_is_no_approver_does_not_decide() {
        String other =
                BEFORE.replace(
                        "RollcallViewer/vera\n    roles: [viewer]",
                        "RollcallViewer/vera\n"
                                + "    identity: okta:00u00000000099Acme\n"
                                + "    roles: [approver]");
        begin(other);
        String next = other.replace("dwell: PT5S", "dwell: PT6S");
        desk.propose(OLE, next);

        assertThat(passed(desk.approve(PolicyDesk.VERA, next)))
                .isInstanceOf(Outcome.NoApprover.class);
        assertThat(desk.approve(OLE, next)).isInstanceOf(Gated.NotAllowed.class);
        desk.minute();

        assertThat(desk.latest().votes()).isEmpty();
        assertThat(refusals()).contains("no-approver", "role");
    }

    @Test
    void a_rejection_ends_it_whatever_others_said() {
        desk.propose(OLE, WEAKER);
        desk.approve(KIM, WEAKER);
        desk.reject(LEE, WEAKER);

        assertThat(passed(desk.approve(NIA, WEAKER))).isInstanceOf(Outcome.TooLate.class);
        desk.minute();

        assertThat(desk.digest()).isEqualTo(digest(BEFORE));
        assertThat(desk.latest().state()).isEqualTo(ProposalState.REJECTED);
    }

    @Test
    void after_three_days_nobody_decides_any_more() {
        desk.propose(OLE, STRICTER);
        world.clock.advance(PolicyProposal.OPEN_FOR);

        assertThat(passed(desk.approve(KIM, STRICTER))).isInstanceOf(Outcome.TooLate.class);
        desk.minute();

        assertThat(desk.digest()).isEqualTo(digest(BEFORE));
    }

    @Test
    void what_was_approved_long_ago_is_not_put_in_force() {
        desk.propose(OLE, STRICTER);
        desk.approve(KIM, STRICTER);
        world.clock.advance(PolicyProposal.APPROVED_FOR);
        desk.minute();

        assertThat(desk.digest()).isEqualTo(digest(BEFORE));
        assertThat(desk.latest().state()).isEqualTo(ProposalState.REFUSED);
        assertThat(world.escalations.reasons()).contains("policy-refused");
    }

    @Test
    void what_would_take_more_by_now_than_when_it_was_proposed_is_not_put_in_force() {
        String deciding = BEFORE.replaceFirst("mode: additive", "mode: authoritative");
        desk.explains(deciding);
        desk.propose(OLE, deciding);
        desk.approve(KIM, deciding);
        desk.approve(LEE, deciding);
        desk.promotion = () -> Promotion.UNKNOWN;
        desk.minute();

        assertThat(desk.digest()).isEqualTo(digest(BEFORE));
        assertThat(desk.latest().state()).isEqualTo(ProposalState.REFUSED);
        assertThat(world.escalations.raised())
                .filteredOn(raised -> raised.reason().equals("policy-refused"))
                .singleElement()
                .satisfies(raised ->
                        assertThat(raised.facts()).containsEntry("why", "too-far-at-once"));

        desk.explains(deciding);
        desk.propose(OLE, deciding);
        desk.approve(KIM, deciding);
        desk.approve(LEE, deciding);
        desk.minute();
        assertThat(desk.digest()).isEqualTo(digest(deciding));
    }

    @Test
    void a_kept_file_that_somebody_changed_after_the_approval_is_not_put_in_force() {
        desk.propose(OLE, STRICTER);
        desk.approve(KIM, STRICTER);
        desk.files.tamper(digest(STRICTER), WEAKER);

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(desk::minute)
                .withMessageContaining("other-content-stored");

        assertThat(desk.digest()).isEqualTo(digest(BEFORE));
        assertThat(desk.files.served().digest()).isEqualTo(digest(BEFORE));
    }

    @Test
    void votes_are_counted_by_what_the_files_say_and_not_by_what_the_row_says() {
        desk.propose(OLE, WEAKER);
        PolicyProposal honest = desk.latest();
        PolicyProposal forged =
                new PolicyProposal(
                        new PolicyProposal.Change(digest(BEFORE), digest(WEAKER), 1, 0),
                        honest.by(),
                        honest.reason(),
                        honest.at(),
                        List.of(),
                        honest.asked(),
                        ProposalState.OPEN,
                        honest.version() + 1);
        desk.proposals.replace(Optional.of(honest), forged);
        desk.approve(KIM, WEAKER);
        assertThat(desk.latest().state()).isEqualTo(ProposalState.APPROVED);

        desk.minute();

        assertThat(desk.digest()).isEqualTo(digest(BEFORE));
        assertThat(desk.latest().state()).isEqualTo(ProposalState.REFUSED);
    }

    @Test
    void a_file_that_somebody_else_put_in_the_bucket_is_told_of_and_never_in_force() {
        desk.files.upload(WEAKER);

        desk.minute();

        assertThat(world.escalations.reasons()).contains("policy-not-approved");
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(desk.inForce::read)
                .withMessageContaining("policy-not-approved");
        assertThat(desk.approved.read()).map(PolicyInForce::digest).contains(digest(BEFORE));

        desk.files.upload(BEFORE);
        assertThat(desk.digest()).as("mended").isEqualTo(digest(BEFORE));
    }

    @Test
    void an_approved_policy_does_not_cover_up_a_strange_file() {
        desk.propose(OLE, STRICTER);
        desk.approve(KIM, STRICTER);
        desk.files.upload(WEAKER);

        desk.minute();

        assertThat(desk.files.served().digest()).isEqualTo(digest(WEAKER));
        assertThat(desk.approved.read()).map(PolicyInForce::digest).contains(digest(BEFORE));

        desk.files.upload(BEFORE);
        desk.minute();
        assertThat(desk.digest()).isEqualTo(digest(STRICTER));
    }

    @Test
    void what_was_compared_with_an_earlier_policy_is_stale() {
        desk.propose(OLE, WEAKER);
        desk.approve(KIM, WEAKER);
        begin(STRICTER);

        assertThat(passed(desk.approve(LEE, WEAKER))).isInstanceOf(Outcome.Stale.class);
        assertThat(passed(desk.propose(OLE, BEFORE)))
                .isInstanceOf(ProposePolicy.Outcome.Proposed.class);
    }

    @Test
    void an_activation_that_dies_after_the_file_was_written_goes_on() {
        desk.propose(OLE, STRICTER);
        desk.approve(KIM, STRICTER);
        desk.files.loseNextAnswer();
        assertThatExceptionOfType(PortFailure.class).isThrownBy(desk::minute);
        PolicyInForce between = desk.approved.read().orElseThrow();
        assertThat(between.covers(digest(BEFORE))).isTrue();
        assertThat(between.covers(digest(STRICTER))).isTrue();
        assertThat(between.covers(digest(WEAKER))).isFalse();
        int writings = desk.files.writings();

        desk.minute();

        assertThat(desk.digest()).isEqualTo(digest(STRICTER));
        assertThat(desk.files.writings()).isEqualTo(writings);
        assertThat(desk.latest().state()).isEqualTo(ProposalState.ACTIVATED);
    }

    @Test
    void an_activation_that_dies_after_the_record_is_put_down_once() {
        desk.propose(OLE, STRICTER);
        desk.approve(KIM, STRICTER);
        PolicyProposal approved = desk.latest();
        desk.minute();
        desk.proposals.replace(
                desk.proposals.latest(),
                new PolicyProposal(
                        approved.change(),
                        approved.by(),
                        approved.reason(),
                        approved.at(),
                        approved.votes(),
                        approved.asked(),
                        ProposalState.APPROVED,
                        approved.version() + 2));

        desk.minute();

        assertThat(desk.latest().state()).isEqualTo(ProposalState.ACTIVATED);
        assertThat(entries(Kind.OUTCOME))
                .filteredOn(entry -> "activated".equals(entry.facts().get("what")))
                .hasSize(1);
    }

    @Test
    void who_proposed_who_approved_and_what_differed_is_in_the_ledger_before_and_after() {
        desk.propose(OLE, WEAKER);
        desk.minute();
        desk.approve(KIM, WEAKER);
        desk.approve(LEE, WEAKER);
        desk.minute();

        assertThat(entries(Kind.PROPOSED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("proposedBy", "ole")
                                .containsEntry("reason", "it is time"));
        assertThat(entries(Kind.ASKED)).hasSize(3);
        assertThat(entries(Kind.VOTED)).hasSize(2);
        assertThat(entries(Kind.INTENT))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.facts())
                            .containsEntry("approvedBy", "kim, lee")
                            .containsEntry(
                                    "differences",
                                    "sla access cut was PT5M and will be PT6M (weakens)");
                    assertThat(entry.intent().orElseThrow().before()).isEqualTo(digest(BEFORE));
                    assertThat(entry.intent().orElseThrow().after()).isEqualTo(digest(WEAKER));
                });
        assertThat(entries(Kind.OUTCOME))
                .extracting(entry -> entry.facts().get("what"))
                .containsExactlyInAnyOrder("adopted", "activated");
        assertThat(world.ledger.of(PolicyRecord.ID).toString()).doesNotContain("@", "assumed-role");
    }

    @Test
    void the_first_file_is_adopted_once_and_told_of() {
        world.clock.advance(Duration.ofMinutes(5));
        desk.minute();

        assertThat(world.escalations.reasons()).containsExactly("policy-adopted");
        assertThat(new String(desk.files.kept(digest(BEFORE)), UTF_8)).isEqualTo(BEFORE);
    }

    @Test
    void a_first_file_that_is_invalid_is_not_adopted() {
        PolicyDesk fresh = new PolicyDesk(world.clock, world.ledger, world.escalations);
        fresh.files.upload("version: 1\n");

        fresh.minute();

        assertThat(fresh.approved.read()).isEmpty();
        assertThat(world.escalations.reasons()).contains("policy-not-adopted");
    }

    @Test
    void a_first_file_that_would_decide_at_once_is_not_adopted_and_one_that_observes_is() {
        String deciding = BEFORE.replaceFirst("mode: additive", "mode: authoritative");
        PolicyDesk fresh = new PolicyDesk(world.clock, world.ledger, world.escalations);
        fresh.files.upload(deciding);

        fresh.minute();

        assertThat(fresh.approved.read()).isEmpty();
        assertThat(world.escalations.raised())
                .filteredOn(raised -> raised.reason().equals("policy-not-adopted"))
                .singleElement()
                .satisfies(raised ->
                        assertThat(raised.facts().get("first")).contains("has authority"));

        fresh.files.upload(deciding.replace("mode: act\n", "mode: observe\n"));
        fresh.minute();
        assertThat(fresh.approved.read()).isPresent();
    }

    @Test
    void a_first_file_that_nobody_could_ever_change_is_not_adopted_and_told_of_every_hour() {
        PolicyDesk fresh = new PolicyDesk(world.clock, world.ledger, world.escalations);
        fresh.files.upload(BEFORE.replace("[approver]", "[viewer]"));

        fresh.minute();
        fresh.minute();

        assertThat(fresh.approved.read()).isEmpty();
        assertThat(world.escalations.raised())
                .filteredOn(raised -> raised.reason().equals("policy-not-adopted"))
                .singleElement()
                .satisfies(raised ->
                        assertThat(raised.facts().get("first"))
                                .contains("0 of the approvers could decide on the next policy"));
        world.clock.advance(Duration.ofHours(1));
        fresh.minute();
        assertThat(world.escalations.reasons()).filteredOn("policy-not-adopted"::equals).hasSize(2);

        fresh.files.upload(BEFORE);
        fresh.minute();

        assertThat(fresh.approved.read()).get().matches(known -> known.covers(digest(BEFORE)));
    }

    private static final Caller NIA_AS_KIM =
            new Caller(
                    "arn:aws:sts::000000000000:assumed-role/RollcallApprover/kim-at-home", "ASIA1");

    private static String secondKim() {
        return "\n"
                + PolicyDesk.approver("kim", 11).replace("/kim", "/kim-at-home").stripTrailing();
    }

    /** Lets another file be the one in force, as if it had been approved. */
    private void begin(String text) {
        desk.files.upload(text);
        desk.approved.replace(
                desk.approved.read(), PolicyInForce.of(digest(text), world.clock.instant()));
        desk.files.keep(text.getBytes(UTF_8));
    }

    private List<LedgerEntry> entries(Kind kind) {
        return world.ledger.of(PolicyRecord.ID).stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == kind)
                .toList();
    }

    private List<String> refusals() {
        return world.ledger.of(OperatorRecord.ID).stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == Kind.REFUSED)
                .map(entry -> String.valueOf(entry.facts().get("why")))
                .toList();
    }
}
