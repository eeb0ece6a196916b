package dev.rollcall.application.policy;

import static dev.rollcall.testing.Passing.passed;
import static dev.rollcall.testing.PolicyDesk.OLE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.policy.ProposePolicy.Outcome;
import dev.rollcall.testing.BrokenPolicy;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.PolicyDesk;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A broken file that is proposed is told of, and that is all that comes of it. */
class BrokenPoliciesProposedTest {
    private final LeaverWorld world = new LeaverWorld();
    private final PolicyDesk desk = new PolicyDesk(world.clock, world.ledger, world.escalations);

    @Test
    void each_is_refused_and_bucket_table_and_mail_stay_as_they_are() {
        desk.minute();
        desk.knows(BrokenPolicy.world());
        List<Object> before = all();

        for (BrokenPolicy file : BrokenPolicy.all()) {
            assertThat(passed(desk.propose(OLE, file.text())))
                    .as(file.name())
                    .isInstanceOfSatisfying(
                            Outcome.Invalid.class,
                            invalid ->
                                    assertThat(invalid.violations())
                                            .extracting(BrokenPolicy::written)
                                            .isEqualTo(file.expectedErrors()));
            assertThat(all()).as(file.name()).isEqualTo(before);
        }
    }

    @Test
    void the_file_that_they_are_made_of_is_kept_and_proposed_where_they_are_not() {
        desk.minute();
        desk.knows(BrokenPolicy.world());
        desk.explains(BrokenPolicy.whole());
        List<Object> before = all();

        assertThat(passed(desk.propose(OLE, BrokenPolicy.whole())))
                .isInstanceOf(Outcome.Proposed.class);
        assertThat(all()).isNotEqualTo(before);
    }

    private List<Object> all() {
        return List.of(
                desk.files.served().digest(),
                desk.files.writings(),
                desk.files.keptDigests(),
                desk.approved.read(),
                desk.proposals.latest(),
                desk.worldReadings.latest(),
                desk.mail.sent().size(),
                world.ledger.all());
    }
}
