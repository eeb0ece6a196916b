package dev.rollcall.application.approval;

import static dev.rollcall.testing.HeldWorld.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.approval.ContainHeld.Outcome;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Those who wait in a batch are signed out by one call when they are many. */
class HeldSignOutTest {
    private final HeldWorld held =
            new HeldWorld(
                    new LeaverWorld(
                            new LeaverPolicy(
                                    "0".repeat(64),
                                    Sla.DEFAULT,
                                    Duration.ofSeconds(60),
                                    Limits.absolute(1, 1),
                                    Set.of(),
                                    LeaverPolicy.Mode.ACT)),
                    40);
    private final LeaverWorld world = held.world;

    @Test
    void more_than_three_are_signed_out_by_one_call_with_its_intent_before_it() {
        Batch batch = hold(4);

        assertThat(intents(batch))
                .singleElement()
                .satisfies(intent -> {
                    assertThat(intent.facts().getOrDefault("accounts", "").split(" ", -1))
                            .containsExactlyInAnyOrder(
                                    IntStream.rangeClosed(1, 4)
                                            .mapToObj(number -> account(number).value())
                                            .toArray(String[]::new));
                });
        assertThat(world.entries(ofBatch(batch), Kind.WRITE))
                .singleElement()
                .satisfies(write -> assertThat(write.facts()).containsEntry("reply", "accepted"));
    }

    @Test
    void they_are_signed_out_once_though_the_step_is_repeated() {
        Batch batch = hold(21);

        assertThat(world.approvals.contain.contain(batch.id()))
                .isEqualTo(new Outcome.NothingToDo());
        assertThat(intents(batch)).hasSize(1);
    }

    @Test
    void up_to_three_are_signed_out_singly() {
        Batch batch = hold(3);

        assertThat(intents(batch)).isEmpty();
        assertThat(IntStream.rangeClosed(1, 3).mapToObj(HeldWorld::account))
                .allMatch(account -> world.slack.count(account) == 0);
    }

    @Test
    void where_the_plan_has_no_api_for_sessions_people_are_asked_to_sign_them_out() {
        world.belongings.isOn(SlackPlan.BUSINESS_PLUS);
        Batch batch = hold(25);

        assertThat(intents(batch)).isEmpty();
        assertThat(world.slack.writes().all()).isEmpty();
        assertThat(world.escalations.reasons()).containsOnlyOnce("held:sessions-not-on-this-plan");
        assertThat(world.entries(ofBatch(batch), Kind.UNAVAILABLE)).hasSize(1);
        assertThat(world.mail.sent())
                .isNotEmpty()
                .allMatch(sent -> sent.mail().body().contains("stay signed in"))
                .noneMatch(sent -> sent.mail().body().contains("Slack was asked"));
    }

    private Batch hold(int people) {
        held.leave(1, people);
        held.workFor(Duration.ofMinutes(3));
        return held.pending().orElseThrow();
    }

    private List<LedgerEntry> intents(Batch batch) {
        return world.entries(ofBatch(batch), Kind.INTENT);
    }

    private static CaseId ofBatch(Batch batch) {
        return new CaseId(batch.id().value());
    }
}
