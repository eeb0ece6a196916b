package dev.rollcall.application.intake;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.LeaverWorld.hint;
import static dev.rollcall.testing.LeaverWorld.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.intake.ReceiveHints.Received;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.testing.InvocationDeath.Died;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class ReceiveHintsTest {
    private static final Hint ANAS_HINT = hint(ANA, "e1", START);
    private static final Hint BENS_HINT = hint(person("00uBen"), "e2", START);
    private final LeaverWorld world = new LeaverWorld();

    @Test
    void stores_each_hint_and_starts_a_run_per_person() {
        assertThat(world.receive.receive(List.of(ANAS_HINT, BENS_HINT)))
                .isEqualTo(new Received(2, 0));

        assertThat(world.inbox.hints()).containsExactly(ANAS_HINT, BENS_HINT);
        assertThat(world.workflows.started())
                .containsExactly(new Runs.Ticket(ANA, 1), new Runs.Ticket(BENS_HINT.person(), 1));
        assertThat(pending()).isEmpty();
    }

    @Test
    void the_same_event_again_changes_nothing() {
        world.receive.receive(List.of(ANAS_HINT));

        assertThat(world.receive.receive(List.of(ANAS_HINT, ANAS_HINT)))
                .isEqualTo(new Received(0, 2));

        assertThat(world.runs.wanted(new Runs.Ticket(ANA, 1))).contains(1L);
    }

    @Test
    void several_deliveries_about_one_person_make_one_run_that_looks_again() {
        for (String event : List.of("e1", "e3", "e4")) {
            world.receive.receive(List.of(hint(ANA, event, START)));
        }

        assertThat(world.workflows.started()).containsOnly(new Runs.Ticket(ANA, 1));
        assertThat(world.runs.wanted(new Runs.Ticket(ANA, 1))).contains(3L);
        assertThat(pending()).isEmpty();
    }

    @Test
    void the_hints_of_one_delivery_about_one_person_want_one_look() {
        world.receive.receive(
                List.of(
                        ANAS_HINT,
                        BENS_HINT,
                        hint(ANA, "e3", START.minusSeconds(9)),
                        hint(ANA, "e4", START)));

        assertThat(world.workflows.started())
                .containsExactly(new Runs.Ticket(ANA, 1), new Runs.Ticket(BENS_HINT.person(), 1));
        assertThat(world.runs.wanted(new Runs.Ticket(ANA, 1))).contains(1L);
        assertThat(pending()).isEmpty();
    }

    @Test
    void one_refusal_stops_the_starting_but_not_the_storing() {
        world.workflows.refuse(true);

        assertThat(world.receive.receive(List.of(ANAS_HINT, BENS_HINT)))
                .isEqualTo(new Received(2, 0));

        assertThat(pending()).containsExactly(ANAS_HINT, BENS_HINT);
        assertThat(world.runs.current(new Runs.Ticket(BENS_HINT.person(), 1))).isFalse();
    }

    @Test
    void a_large_delivery_stores_all_but_starts_only_for_a_second() {
        List<Duration> given = new ArrayList<>();
        Workflows slow =
                new Starting(world.workflows) {
                    @Override
                    public Start start(Runs.Ticket ticket, Duration atMost) {
                        given.add(atMost);
                        world.clock.advance(Duration.ofMillis(400));
                        return Start.STARTED;
                    }
                };
        List<Hint> sixty =
                IntStream.range(0, 60)
                        .mapToObj(n -> hint(person("00u" + n), "e" + n, START))
                        .toList();

        new ReceiveHints(
                        world.inbox,
                        new DispatchHint(world.runs, slow, world.inbox, world.clock),
                        world.clock)
                .receive(sixty);

        assertThat(world.inbox.hints()).hasSize(60);
        assertThat(given)
                .containsExactly(
                        Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(200));
        assertThat(world.inbox.pending(START.plusSeconds(1), 99)).hasSize(57);
    }

    @Test
    void stores_everything_before_anything_is_started() {
        for (int point = 1; ; point++) {
            LeaverWorld mortal = new LeaverWorld();
            ReceiveHints receive = mortal(mortal);
            mortal.death.at(point);
            try {
                receive.receive(List.of(ANAS_HINT, BENS_HINT));
                break;
            } catch (Died _) {
                if (!mortal.workflows.started().isEmpty()) {
                    assertThat(mortal.inbox.hints()).hasSize(2);
                }
            }
        }
    }

    @Test
    void a_delivery_repeated_after_a_death_loses_nothing() {
        for (int point = 1; ; point++) {
            LeaverWorld mortal = new LeaverWorld();
            ReceiveHints receive = mortal(mortal);
            mortal.death.at(point);
            try {
                receive.receive(List.of(ANAS_HINT, BENS_HINT));
                break;
            } catch (Died _) {
                receive.receive(List.of(ANAS_HINT, BENS_HINT));
            }
            mortal.clock.advance(Duration.ofMinutes(2));
            mortal.sweep.sweep();

            assertThat(mortal.workflows.started())
                    .as("death at %d", point)
                    .containsExactlyInAnyOrder(
                            new Runs.Ticket(ANA, 1), new Runs.Ticket(BENS_HINT.person(), 1));
            assertThat(mortal.inbox.pending(mortal.clock.instant(), 9)).isEmpty();
        }
    }

    @Test
    void says_so_if_a_hint_could_not_be_stored() {
        Inbox full = new UnavailableInbox();
        ReceiveHints receive =
                new ReceiveHints(
                        full,
                        new DispatchHint(world.runs, world.workflows, full, world.clock),
                        world.clock);

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> receive.receive(List.of(ANAS_HINT)));

        assertThat(world.workflows.started()).isEmpty();
    }

    private List<Hint> pending() {
        return world.inbox.pending(START.plusSeconds(1), 9).stream()
                .map(Inbox.Pending::hint)
                .toList();
    }

    private static ReceiveHints mortal(LeaverWorld world) {
        Inbox inbox = world.death.around(Inbox.class, world.inbox);
        DispatchHint dispatch =
                new DispatchHint(
                        world.death.around(Runs.class, world.runs),
                        world.death.around(Workflows.class, world.workflows),
                        inbox,
                        world.clock);
        return new ReceiveHints(inbox, dispatch, world.clock);
    }
}
