package dev.rollcall.application.approval;

import static dev.rollcall.testing.FixedPolicies.KIM;
import static dev.rollcall.testing.FixedPolicies.LEE;
import static dev.rollcall.testing.FixedPolicies.MO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ReachReports.Tier;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryReachReports;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.RecordingMail;
import dev.rollcall.testing.RecordingOutbox;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class CheckReachTest {
    private final MovableClock clock = new MovableClock(LeaverWorld.START);
    private final RecordingMail mail = new RecordingMail();
    private final InMemoryReachReports reports = new InMemoryReachReports();
    private final RecordingOutbox outbox = new RecordingOutbox();

    /** Two of the largest quorum and one to spare, in the first tier already. */
    private final CheckReach reach = over(List.of(List.of(KIM.id(), LEE.id(), MO.id())));

    @Test
    void a_quorum_and_one_to_spare_is_enough() {
        assertThat(reach.check()).isEqualTo(new CheckReach.Reached(3, 3, 0, 0, 0));

        assertThat(outbox.raised()).isEmpty();
        assertThat(tiers()).containsExactly(new Tier(0, 3, 3, 0, 3));
    }

    @Test
    void one_fewer_is_told_once_a_day_until_it_heals() {
        mail.unreachable(LEE.id());

        for (int hour = 0; hour < 30; hour++) {
            assertThat(reach.check().missing()).isEqualTo(1);
            clock.advance(Duration.ofHours(1));
        }
        mail.reachable(LEE.id());

        assertThat(reach.check()).isEqualTo(new CheckReach.Reached(3, 3, 0, 0, 1));
        assertThat(reach.check().healed()).as("told once").isZero();
        assertThat(outbox.reasons())
                .containsExactly("approvers:too-few:tier-1", "approvers:too-few:tier-1");
        assertThat(outbox.raised().getFirst().facts())
                .containsEntry("reachable", "2")
                .containsEntry("needed", "3");
    }

    @Test
    void a_first_tier_that_is_too_small_is_told_though_the_next_one_would_do() {
        CheckReach small = over(List.of(List.of(KIM.id(), LEE.id()), List.of(MO.id())));

        assertThat(small.check().missing()).isEqualTo(1);

        assertThat(outbox.reasons()).containsExactly("approvers:too-few:tier-1");
        assertThat(tiers()).containsExactly(new Tier(0, 2, 2, 0, 3), new Tier(1, 3, 3, 0, 3));
    }

    @Test
    void whom_anybody_can_unsubscribe_is_reached_and_counted_as_weak() {
        mail.revocable(MO.id());

        assertThat(reach.check())
                .returns(3, CheckReach.Reached::reachable)
                .returns(1, CheckReach.Reached::revocable)
                .returns(0, CheckReach.Reached::missing);
        assertThat(tiers()).containsExactly(new Tier(0, 3, 3, 1, 3));
    }

    private List<Tier> tiers() {
        return reports.latest().orElseThrow().tiers();
    }

    private CheckReach over(List<List<ApproverId>> tiers) {
        FixedPolicies usual = FixedPolicies.usual();
        ApprovalPolicy approvals =
                new ApprovalPolicy(List.of(KIM, LEE, MO), tiers, Duration.ofHours(8), 50);
        return new CheckReach(
                new FixedPolicies(usual.leavers(), approvals), mail, reports, outbox, clock);
    }
}
