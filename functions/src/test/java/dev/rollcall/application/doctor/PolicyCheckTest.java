package dev.rollcall.application.doctor;

import static dev.rollcall.testing.PolicyDesk.BEFORE;
import static dev.rollcall.testing.PolicyDesk.WEAKER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.checkup.Severity;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.PolicyDesk;

import org.junit.jupiter.api.Test;

/** Is the policy the approved one, and could people decide on another? */
class PolicyCheckTest {
    private final LeaverWorld world = new LeaverWorld();
    private final PolicyDesk desk = new PolicyDesk(world.clock, world.ledger, world.escalations);
    private final PolicyCheck check = new PolicyCheck(desk.approved, desk.files, PolicyDesk.READER);

    @Test
    void before_the_first_minute_it_is_not_adopted() {
        assertThat(check.look())
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTICE, Severity.OK);
    }

    @Test
    void the_approved_one_is_as_it_should_be() {
        desk.minute();

        assertThat(check.look()).extracting(Finding::severity).containsOnly(Severity.OK);
    }

    @Test
    void a_strange_file_is_a_problem_with_what_to_do() {
        desk.minute();
        desk.files.upload(WEAKER);

        assertThat(check.look().getFirst())
                .returns(Severity.PROBLEM, Finding::severity)
                .satisfies(finding ->
                        assertThat(finding.remedy()).contains("policy/versions/DIGEST.yaml"));
    }

    @Test
    void too_few_who_could_decide_are_a_warning() {
        desk.files.upload(
                BEFORE.replace(
                        "RollcallApprover/nia\n    roles: [approver]",
                        "RollcallApprover/nia\n    roles: [viewer]"));

        assertThat(check.look().getLast())
                .returns(Severity.WARNING, Finding::severity)
                .satisfies(finding -> assertThat(finding.found()).startsWith("2 approvers"));
    }
}
