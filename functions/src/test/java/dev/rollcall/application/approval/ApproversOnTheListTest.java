package dev.rollcall.application.approval;

import static dev.rollcall.testing.FixedPolicies.MO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.RecordingMail;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Nobody decides on a list with themselves, so such a list needs others. */
class ApproversOnTheListTest {
    private static final Approver ANN = whoIs(1, "ann");
    private static final Approver BEA = whoIs(2, "bea");

    @Test
    void the_next_tier_is_asked_at_once_where_everybody_of_the_first_is_on_the_list() {
        HeldWorld held = world(List.of(ANN.id(), BEA.id()), List.of(MO.id()));

        held.leave(1, 12);
        held.workFor(Duration.ofMinutes(5));

        assertThat(held.world.mail.sent())
                .extracting(RecordingMail.Sent::to)
                .containsExactly(MO.id());
        assertThat(held.world.mail.sent().getFirst().mail().body())
                .as("the last tier")
                .contains("Then all of you are asked again.");
        assertThat(held.world.escalations.reasons())
                .contains("approval:too-few", "approval:undecided");
    }

    @Test
    void somebody_is_told_once_where_nobody_is_left_to_ask() {
        HeldWorld held = world(List.of(ANN.id(), BEA.id()));

        held.leave(1, 12);
        held.workFor(Duration.ofHours(2));

        assertThat(held.world.mail.sent()).isEmpty();
        assertThat(held.world.escalations.reasons()).containsOnlyOnce("approval:too-few");
        assertThat(held.inactive()).isEmpty();
        assertThat(held.pending()).isPresent();
    }

    @Test
    void one_who_is_on_the_list_is_not_asked_and_the_other_is() {
        HeldWorld held = world(List.of(ANN.id(), MO.id()));

        held.leave(1, 12);
        held.workFor(Duration.ofMinutes(5));

        assertThat(held.world.mail.sent())
                .extracting(RecordingMail.Sent::to)
                .containsExactly(MO.id());
        assertThat(held.world.escalations.reasons()).doesNotContain("approval:too-few");
    }

    @SafeVarargs
    private static HeldWorld world(List<ApproverId>... tiers) {
        return new HeldWorld(
                new LeaverWorld(
                        new LeaverPolicy(
                                "0".repeat(64),
                                Sla.DEFAULT,
                                Duration.ofSeconds(60),
                                Limits.absolute(10, 25),
                                Set.of(),
                                LeaverPolicy.Mode.ACT),
                        new ApprovalPolicy(
                                List.of(ANN, BEA, MO), List.of(tiers), Duration.ofHours(8), 50)),
                20);
    }

    private static Approver whoIs(int number, String name) {
        return new Approver(
                new ApproverId(name),
                name + "@approvers.example",
                Optional.empty(),
                Optional.of(HeldWorld.person(number)),
                Optional.of(HeldWorld.account(number)),
                ZoneOffset.UTC,
                Optional.empty(),
                List.of());
    }
}
