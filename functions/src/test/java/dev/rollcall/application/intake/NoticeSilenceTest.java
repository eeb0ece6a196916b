package dev.rollcall.application.intake;

import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.LeaverWorld.hint;
import static dev.rollcall.testing.LeaverWorld.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.EventLog;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.testing.InvocationDeath.Died;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events that only a poll brings tell that hooks are silent; one that a hook brings, the end. */
class NoticeSilenceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LeaverWorld world = new LeaverWorld();
    private int events;

    @Test
    void nothing_is_told_while_hooks_bring_everything() {
        for (int n = 0; n < 3; n++) {
            heard();
            poll();
        }

        assertThat(world.silences.latest()).isEmpty();
        assertThat(world.escalations.raised()).isEmpty();
    }

    @Test
    void one_whose_hook_was_on_its_way_is_put_down_and_told_to_nobody() {
        Instant at = missed();
        poll();
        Instant next = heard();
        poll();

        assertThat(world.silences.latest())
                .contains(new HookSilence(at, at, Optional.of(next), 1, 1));
        assertThat(world.escalations.raised()).isEmpty();
    }

    @Test
    void a_silence_is_told_once_with_its_second_poll_and_again_once_it_is_over() {
        Instant from = missed();
        missed();
        poll();
        assertThat(world.escalations.raised()).isEmpty();
        missed();
        poll();
        assertThat(world.escalations.reasons()).containsExactly("hooks-silent");
        poll();
        Instant last = missed();
        poll();
        assertThat(world.silences.latest())
                .contains(new HookSilence(from, last, Optional.empty(), 4, 3));

        Instant until = heard();
        poll();
        heard();
        poll();

        assertThat(world.silences.latest())
                .contains(new HookSilence(from, last, Optional.of(until), 4, 3));
        assertThat(world.escalations.reasons()).containsExactly("hooks-silent", "hooks-back");
        assertThat(world.escalations.raised().getLast().facts())
                .containsEntry("from", from.toString())
                .containsEntry("until", until.toString())
                .containsEntry("eventsByLogOnly", "4");
    }

    @Test
    void an_old_event_that_a_hook_brings_late_does_not_end_it() {
        Hint old = hint(person("00uOld"), "old", world.clock.instant());
        world.clock.advance(MINUTE);
        Instant from = missed();
        poll();
        world.receive.receive(List.of(old));
        world.eventLog.add(old);
        poll();

        assertThat(world.silences.latest())
                .contains(new HookSilence(from, from, Optional.empty(), 1, 1));
    }

    @Test
    void another_silence_is_told_anew() {
        for (int n = 0; n < 2; n++) {
            missed();
            poll();
            missed();
            poll();
            heard();
            poll();
        }

        assertThat(world.escalations.reasons())
                .containsExactly("hooks-silent", "hooks-back", "hooks-silent", "hooks-back");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_death_loses_no_event_and_tells_nothing_twice(int point) {
        missed();
        poll();
        missed();
        world.death.at(point);
        try {
            mortal().poll();
        } catch (Died _) {
            poll();
        }
        missed();
        poll();
        heard();
        poll();

        assertThat(world.inbox.hints()).hasSize(4);
        assertThat(world.escalations.reasons()).contains("hooks-silent").doesNotHaveDuplicates();
        assertThat(world.silences.latest().orElseThrow().goesOn()).isFalse();
    }

    @Test
    void what_is_no_silence_is_read_as_none() {
        assertThat(HookSilence.in("")).isEmpty();
        assertThat(HookSilence.in("a b c d e")).isEmpty();
        assertThat(HookSilence.in(START + " " + START + " - 0 1")).isEmpty();
        HookSilence silence = HookSilence.begun(START).andOne(START.plus(MINUTE), true);
        assertThat(HookSilence.in(silence.text())).contains(silence);
        HookSilence over = silence.endedBy(START.plus(MINUTE.multipliedBy(2)));
        assertThat(HookSilence.in(over.text())).contains(over);
    }

    private PollEventLog mortal() {
        return new PollEventLog(
                "okta-log",
                world.death.around(EventLog.class, world.eventLog),
                world.cursors,
                world.receive,
                world.firstSignIns,
                world.inbox,
                new NoticeSilence(
                        world.silences,
                        world.inbox,
                        world.death.around(Outbox.class, world.escalations),
                        world.clock),
                world.clock);
    }

    private void poll() {
        world.poll.poll();
        world.clock.advance(MINUTE);
    }

    private Instant missed() {
        Hint event = event();
        world.eventLog.add(event);
        return event.published();
    }

    private Instant heard() {
        Hint event = event();
        world.receive.receive(List.of(hint(event.person(), event.eventId(), event.published())));
        world.eventLog.add(event);
        return event.published();
    }

    private Hint event() {
        world.clock.advance(Duration.ofSeconds(1));
        int number = events++;
        return new Hint(
                person("00u" + number),
                "event-" + number,
                "user.lifecycle.deactivate",
                world.clock.instant(),
                Hint.Way.POLL);
    }
}
