package dev.rollcall.application.intake;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.intake.AcceptSlackEvents.Outcome;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.SlackDeliveries.Delivery;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.reconcile.Touch;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.InMemoryReconciliations;
import dev.rollcall.testing.InMemoryTouches;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class AcceptSlackEventsTest {
    private static final Entitlement.UserGroup ONCALL = new Entitlement.UserGroup("T01", "S01");
    private static final AccountId STRANGE = new AccountId("U0STRANGE");

    private final LeaverWorld world = new LeaverWorld();
    private final InMemoryTouches touches = new InMemoryTouches();
    private final UntoldTouches untold =
            new UntoldTouches(world.cursors, new InMemoryReconciliations(), world.clock);

    @Test
    void stores_what_was_touched() {
        Touch touch = new Touch.Membership(STRANGE, ONCALL, true, START);

        assertThat(accept(new Delivery.Touched(List.of(touch))))
                .isEqualTo(new Outcome.Stored(1, 0));
        assertThat(touches.pending(10)).containsExactly(touch);
        assertThat(untold.wantReading()).isFalse();
    }

    @Test
    void of_people_who_edit_their_profiles_nothing_is_kept() {
        world.link(ANA, ANAS);
        Touch edited = new Touch.Activity(ANAS, true, START);
        Touch switchedOff = new Touch.Activity(ANAS, false, START);
        Touch strangeOff = new Touch.Activity(STRANGE, false, START);

        assertThat(accept(new Delivery.Touched(List.of(edited, strangeOff))))
                .isEqualTo(new Outcome.Stored(0, 0));
        assertThat(accept(new Delivery.Touched(List.of(switchedOff))))
                .isEqualTo(new Outcome.Stored(1, 0));
        assertThat(touches.pending(10)).containsExactly(switchedOff);
    }

    @Test
    void more_than_can_be_stored_in_time_is_left_to_a_whole_reading() {
        List<Touch> all =
                IntStream.rangeClosed(0, AcceptSlackEvents.MOST)
                        .<Touch>mapToObj(i ->
                                new Touch.Membership(
                                        new AccountId("U%06d".formatted(i)), ONCALL, true, START))
                        .toList();

        assertThat(accept(new Delivery.Touched(all)))
                .isEqualTo(new Outcome.Stored(AcceptSlackEvents.MOST, 1));
        assertThat(untold.wantReading()).isTrue();
    }

    @Test
    void a_group_that_is_switched_off_and_events_that_slack_leaves_out_want_a_whole_reading() {
        assertThat(accept(new Delivery.Ignored())).isEqualTo(new Outcome.Stored(0, 0));
        assertThat(untold.wantReading()).isFalse();

        assertThat(accept(new Delivery.SwitchedOff(ONCALL))).isEqualTo(new Outcome.Stored(0, 1));
        assertThat(untold.wantReading()).isTrue();
        assertThat(accept(new Delivery.LeftOut())).isEqualTo(new Outcome.Stored(0, 1));
    }

    @Test
    void nobody_but_slack_is_read_and_no_body_beyond_the_limit() {
        Delivery touched =
                new Delivery.Touched(List.of(new Touch.Membership(STRANGE, ONCALL, true, START)));

        assertThat(acceptance(false, touched).accept(request(10)))
                .isEqualTo(new Outcome.Unauthenticated());
        assertThat(acceptance(true, touched).accept(request(AcceptSlackEvents.LARGEST_BODY + 1)))
                .isEqualTo(new Outcome.TooLarge());
        assertThat(touches.pending(10)).isEmpty();
        assertThat(world.inbox.rejected()).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_noted_without_its_content() {
        assertThat(accept(new Delivery.Malformed("not-an-event", "The body is no event.")))
                .isEqualTo(new Outcome.Malformed("The body is no event."));
        assertThat(world.inbox.rejected()).hasSize(1);
    }

    private Outcome accept(Delivery delivery) {
        return acceptance(true, delivery).accept(request(10));
    }

    private static HookRequest request(int bytes) {
        return new HookRequest(Map.of(), new byte[bytes]);
    }

    private AcceptSlackEvents acceptance(boolean proven, Delivery delivery) {
        return new AcceptSlackEvents(
                new ProvenBySecret(
                        "slack-signing",
                        new FixedSecrets().with("slack-signing", "secret"),
                        (_, _) -> proven,
                        world.clock),
                _ -> delivery,
                touches,
                untold,
                world.links,
                world.cases,
                world.inbox,
                world.clock);
    }
}
