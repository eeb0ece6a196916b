package dev.rollcall.function.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Turn;

import org.junit.jupiter.api.Test;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

class TurnsTest {
    private static final Turn MINE = new Turn(Lane.LEAVER, "mine");

    private final Turns turns = new Turns();

    @Test
    void a_turn_lasts_as_long_as_its_step() {
        assertThat(turns.during(MINE, turns)).isEqualTo(MINE);
        assertThatThrownBy(turns::get).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void threads_that_a_step_starts_are_in_its_turn() {
        Turn seen = turns.during(MINE, () -> inThread(turns::get));

        assertThat(seen).isEqualTo(MINE);
    }

    @Test
    void each_invocation_has_its_own_though_the_same_step_comes_back() {
        Supplier<Object> own = turns.each(Object::new);

        Object first = turns.during(new Turn(Lane.MOVER, "step"), own);
        Object second = turns.during(new Turn(Lane.MOVER, "step"), own);

        assertThat(first).isNotSameAs(second);
    }

    @Test
    void all_threads_of_an_invocation_have_the_same() {
        Supplier<Object> own = turns.each(Object::new);

        turns.during(
                MINE, () -> assertThat(own.get()).isSameAs(own.get()).isSameAs(inThread(own::get)));
    }

    private static <T> T inThread(Callable<T> reading) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(1, Thread.ofVirtual().factory())) {
            return threads.submit(reading).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
