package dev.rollcall.application.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.testing.InvocationDeath.Died;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The invocation dies at each of its calls, before and after the effect, and is retried. */
class CarryOutDeathTest {
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int TRIES = 100;

    /** What the first press does; later ones are honest. */
    record First(String name, Supplier<Lamp> lamp, int pressesWithoutDeath) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<First> firsts() {
        Duration soon = Duration.ofSeconds(20);
        WriteReply accepted = new WriteReply.Accepted();
        WriteReply timeout = new WriteReply.Ambiguous("timeout");
        return List.of(
                new First("accepted", Lamp::new, 1),
                new First("shows late", () -> new Lamp().answers(accepted, soon), 1),
                new First("timeout, done", () -> new Lamp().answers(timeout, Duration.ZERO), 1),
                new First("timeout, shows late", () -> new Lamp().answers(timeout, soon), 1),
                new First("timeout, not done", () -> new Lamp().answers(timeout), 2));
    }

    @ParameterizedTest
    @MethodSource("firsts")
    void settles_and_never_repeats_an_effect(First first) {
        int deaths = 0;
        for (int point = 1; ; point++) {
            Lamp lamp = first.lamp().get();
            lamp.death.at(point);

            runToTheEnd(lamp);

            if (!lamp.death.happened()) {
                assertThat(lamp.pressed()).isEqualTo(first.pressesWithoutDeath());
                break;
            }
            deaths++;
            assertThat(lamp.dark()).as("dark after death at %d", point).isTrue();
            assertThat(lamp.pressed())
                    .as("presses after death at %d", point)
                    .isEqualTo(first.pressesWithoutDeath());
            assertThat(outcomes(lamp))
                    .as("outcomes after death at %d", point)
                    .isEqualTo(lamp.entries(Kind.INTENT).size());
        }
        assertThat(deaths).isGreaterThan(10);
    }

    @Test
    void a_second_delivery_of_a_dead_invocation_never_writes_within_the_grace() {
        for (int point = 1; ; point++) {
            Lamp lamp = new Lamp().answers(new WriteReply.Ambiguous("timeout"));
            lamp.death.at(point);
            invoke(lamp);
            if (!lamp.death.happened()) {
                break;
            }
            int pressed = lamp.pressed();
            boolean intended = !lamp.entries(Kind.INTENT).isEmpty();

            lamp.carryOut();

            if (intended) {
                assertThat(lamp.pressed()).as("after death at %d", point).isEqualTo(pressed);
            }
        }
    }

    private static void runToTheEnd(Lamp lamp) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Carried> carried = invoke(lamp);
            if (carried.isEmpty()) {
                lamp.clock.advance(RETRY);
            } else if (carried.get() instanceof Carried.Awaiting(Instant notBefore)) {
                lamp.clock.set(notBefore);
            } else {
                assertThat(carried).contains(new Carried.Settled());
                return;
            }
        }
        throw new AssertionError("Not settled after " + TRIES + " invocations");
    }

    private static Optional<Carried> invoke(Lamp lamp) {
        try {
            return Optional.of(lamp.carryOut());
        } catch (Died _) {
            return Optional.empty();
        }
    }

    private static long outcomes(Lamp lamp) {
        return lamp.entries(Kind.OUTCOME).stream()
                .filter(entry -> entry.intent().isPresent())
                .map(entry -> entry.intent().orElseThrow().attempt())
                .collect(Collectors.toSet())
                .size();
    }
}
