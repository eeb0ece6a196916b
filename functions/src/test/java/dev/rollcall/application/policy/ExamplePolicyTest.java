package dev.rollcall.application.policy;

import static dev.rollcall.testing.Passing.passed;
import static dev.rollcall.testing.PolicyDesk.OLE;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.policyfile.PolicyYaml;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.PolicyDesk;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/** The published example is a policy that a company could work by, and change. */
class ExamplePolicyTest {
    private static final String EXAMPLE = Project.read(Project.path("docs/policy.example.yaml"));
    private static final Caller ITS_OPERATOR = caller("Operator/ole");

    private final LeaverWorld world = new LeaverWorld();
    private final PolicyDesk desk = new PolicyDesk(world.clock, world.ledger, world.escalations);

    @Test
    void nothing_is_to_be_said_of_it() {
        assertThat(
                        PolicyYaml.review(
                                EXAMPLE.getBytes(UTF_8), world.clock.instant(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void it_is_proposed_to_whoever_decides_now() {
        desk.minute();
        desk.explains(EXAMPLE);

        assertThat(passed(desk.propose(OLE, EXAMPLE)))
                .isInstanceOf(ProposePolicy.Outcome.Proposed.class);
    }

    @Test
    void as_a_first_policy_it_lets_its_own_approvers_decide_on_the_next() {
        String first = EXAMPLE.replace("\nmode: act\n", "\nmode: observe\n");
        String weaker = first.replace("accessCut: PT5M", "accessCut: PT6M");
        desk.files.upload(first);
        desk.minute();

        assertThat(passed(desk.propose(ITS_OPERATOR, weaker)))
                .isInstanceOf(ProposePolicy.Outcome.Proposed.class);
        desk.approve(caller("Approver/kim"), weaker);
        desk.approve(caller("Approver/mo"), weaker);
        desk.minute();

        assertThat(desk.approved.read().map(PolicyInForce::digest))
                .contains(PolicyDesk.digest(weaker));
    }

    @Test
    void only_a_source_that_has_nested_groups_is_followed_down() {
        PolicyYaml.Valid example = (PolicyYaml.Valid) PolicyYaml.read(EXAMPLE.getBytes(UTF_8));

        assertThat(example.access().mappings())
                .hasSizeGreaterThanOrEqualTo(20)
                .filteredOn(mapping -> mapping.nested() instanceof Nesting.All)
                .isNotEmpty()
                .extracting(Mapping::group)
                .allSatisfy(group -> assertThat(group.source().value()).isEqualTo("entra"));
        assertThat(example.access().populations())
                .extracting(Population::account)
                .contains(AccountType.values());
    }

    private static Caller caller(String session) {
        return new Caller("arn:aws:sts::111122223333:assumed-role/" + session, "ASIA1");
    }
}
