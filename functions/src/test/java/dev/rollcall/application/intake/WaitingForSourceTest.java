package dev.rollcall.application.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.testing.FakeSourceExports;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Of whom only files tell, an event waits for files that are younger than it is. */
class WaitingForSourceTest {
    private static final SourceId FILES = new SourceId("csv");
    private final LeaverWorld world = new LeaverWorld();
    private final FakeSourceExports exports = new FakeSourceExports(FILES);
    private final ReceiveOrKeep receive =
            new ReceiveOrKeep(Set.of(FILES), world.inbox, world.receive, world.clock);
    private final ReleaseWaiting release =
            new ReleaseWaiting(List.of(exports), world.inbox, world.clock);

    @BeforeEach
    void the_first_files_are_there() {
        world.clock.set(FakeSourceExports.FIRST.plusSeconds(30));
    }

    @Test
    void whoever_can_be_asked_about_is_looked_at_now_and_the_others_are_kept() {
        Hint now = hint("okta", "e1", world.clock.instant());
        Hint later = hint("csv", "e2", world.clock.instant());

        assertThat(receive.receive(List.of(later, now))).isEqualTo(new ReceiveHints.Received(2, 0));
        assertThat(receive.receive(List.of(later, now))).isEqualTo(new ReceiveHints.Received(0, 2));

        assertThat(world.workflows.started()).hasSize(1);
        assertThat(world.inbox.of(FILES, 9)).hasSize(1);
    }

    @Test
    void files_that_are_older_than_the_event_say_nothing_about_it() {
        receive.receive(List.of(hint("csv", "e1", world.clock.instant())));
        world.clock.advance(Duration.ofHours(3));

        assertThat(release.tend()).isEqualTo(new ReleaseWaiting.Tended(0, Duration.ofHours(3)));
        world.sweep.sweep();
        assertThat(world.workflows.started()).isEmpty();
    }

    @Test
    void the_next_files_that_are_taken_have_the_person_looked_at() {
        receive.receive(List.of(hint("csv", "e1", world.clock.instant())));
        exports.layDown();
        world.clock.advance(Duration.ofMinutes(2));

        assertThat(release.tend()).isEqualTo(new ReleaseWaiting.Tended(1, Duration.ZERO));
        assertThat(release.tend()).isEqualTo(new ReleaseWaiting.Tended(0, Duration.ZERO));
        world.sweep.sweep();
        assertThat(world.workflows.started()).hasSize(1);
    }

    @Test
    void files_that_are_not_to_be_believed_release_and_forget_nobody() {
        receive.receive(List.of(hint("csv", "e1", world.clock.instant())));
        exports.layDownNonsense();
        world.clock.advance(Duration.ofMinutes(2));
        assertThat(release.tend().released()).isZero();

        exports.layDown();
        assertThat(release.tend().released()).isOne();
    }

    @Test
    void an_event_that_says_it_happens_in_a_year_does_not_wait_for_that() {
        receive.receive(
                List.of(hint("csv", "e1", world.clock.instant().plus(Duration.ofDays(365)))));
        exports.layDown();

        assertThat(release.tend().released()).isOne();
    }

    private static Hint hint(String source, String id, Instant at) {
        return new Hint(
                new PersonId(new SourceId(source), "p1"), id, "person.left", at, Hint.Way.HOOK);
    }
}
