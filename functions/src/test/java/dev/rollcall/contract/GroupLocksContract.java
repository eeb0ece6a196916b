package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.GroupLocks.Held;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What {@link GroupLocks} do. */
public abstract class GroupLocksContract {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private GroupLocks locks;

    protected abstract GroupLocks locks();

    @BeforeEach
    void take_the_locks() {
        locks = locks();
    }

    @Test
    void one_holder_at_a_time_for_each_object() {
        assertThat(locks.acquire("S01", NOON, A_MINUTE)).isPresent();
        assertThat(locks.acquire("S01", NOON.plusSeconds(59), A_MINUTE)).isEmpty();
        assertThat(locks.acquire("S02", NOON, A_MINUTE)).isPresent();
    }

    @Test
    void a_released_lock_is_free() {
        locks.acquire("S01", NOON, A_MINUTE).orElseThrow().close();

        assertThat(locks.acquire("S01", NOON, A_MINUTE)).isPresent();
    }

    @Test
    void a_lapsed_lock_is_free_and_its_late_holder_releases_nothing() {
        Held late = locks.acquire("S01", NOON, A_MINUTE).orElseThrow();
        assertThat(locks.acquire("S01", NOON.plusSeconds(60), A_MINUTE)).isPresent();

        late.close();
        late.close();

        assertThat(locks.acquire("S01", NOON.plusSeconds(61), A_MINUTE)).isEmpty();
    }

    @Test
    void of_many_at_once_one_gets_it() {
        List<Optional<GroupLocks.Held>> answers =
                Parallel.all(Collections.nCopies(16, () -> locks.acquire("S01", NOON, A_MINUTE)));

        assertThat(answers.stream().filter(Optional::isPresent)).hasSize(1);
    }
}
