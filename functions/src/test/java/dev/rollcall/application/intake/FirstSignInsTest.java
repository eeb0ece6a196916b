package dev.rollcall.application.intake;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.hint;
import static dev.rollcall.testing.LeaverWorld.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class FirstSignInsTest {
    private static final PersonId BEN = person("00uBen");

    private final LeaverWorld world = new LeaverWorld();

    @Test
    void who_is_awaited_is_looked_at_at_once() {
        world.grants.record(SampleGrants.pending(ANA));
        Hint signIn = ago(40, ANA, "ana");

        assertThat(world.firstSignIns.take(List.of(signIn))).isOne();

        assertThat(world.inbox.hints()).containsExactly(signIn);
        assertThat(world.workflows.started()).hasSize(1);
    }

    @Test
    void nobody_else_is_even_stored() {
        world.grants.record(SampleGrants.given(ANA, ANAS));
        world.grants.record(SampleGrants.meant(BEN, LeaverWorld.ANAS_OTHER));

        assertThat(
                        world.firstSignIns.take(
                                List.of(
                                        ago(40, ANA, "ana"),
                                        ago(40, BEN, "ben"),
                                        ago(40, person("00uCleo"), "cleo"))))
                .isZero();

        assertThat(world.inbox.hints()).isEmpty();
        assertThat(world.workflows.started()).isEmpty();
    }

    @Test
    void who_may_still_be_on_the_way_is_looked_at_by_the_next_sweep() {
        world.grants.record(SampleGrants.pending(ANA));

        assertThat(world.firstSignIns.take(List.of(ago(2, ANA, "ana")))).isOne();
        assertThat(world.inbox.hints()).hasSize(1);
        assertThat(world.workflows.started()).isEmpty();

        world.clock.advance(Duration.ofMinutes(1));
        world.sweep.sweep();
        assertThat(world.workflows.started()).hasSize(1);
    }

    @Test
    void what_is_told_twice_counts_once() {
        world.grants.record(SampleGrants.pending(ANA));
        world.firstSignIns.take(List.of(ago(40, ANA, "ana")));

        assertThat(world.firstSignIns.take(List.of(ago(40, ANA, "ana")))).isZero();

        assertThat(world.inbox.hints()).hasSize(1);
        assertThat(world.workflows.started()).hasSize(1);
    }

    @Test
    void who_was_looked_at_in_vain_is_looked_at_with_the_next_sign_in() {
        world.grants.record(SampleGrants.pending(ANA));
        world.firstSignIns.take(List.of(ago(40, ANA, "first")));
        world.clock.advance(Duration.ofHours(1));

        assertThat(world.firstSignIns.take(List.of(ago(40, ANA, "second")))).isOne();
    }

    private Hint ago(int seconds, PersonId person, String eventId) {
        return hint(person, eventId, world.clock.instant().minusSeconds(seconds));
    }
}
