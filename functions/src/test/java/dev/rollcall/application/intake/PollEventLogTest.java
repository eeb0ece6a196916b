package dev.rollcall.application.intake;

import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.LeaverWorld.hint;
import static dev.rollcall.testing.LeaverWorld.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.intake.PollEventLog.Polled;
import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.EventLog;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.testing.InMemoryInbox;
import dev.rollcall.testing.InvocationDeath.Died;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class PollEventLogTest {
    private static final String CURSOR = "okta-log";
    private final LeaverWorld world = new LeaverWorld();

    @Test
    void reads_all_pages_and_remembers_where_it_stopped() {
        add(7);

        assertThat(world.poll.poll()).isEqualTo(new Polled(3, 7, 0, 0, 0, false));
        assertThat(world.poll.poll()).isEqualTo(new Polled(1, 0, 0, 0, 0, false));

        assertThat(world.inbox.hints()).hasSize(7);
        assertThat(world.cursors.find(CURSOR)).contains("7");
    }

    @Test
    void tells_what_the_hooks_had_missed() {
        add(2);
        world.receive.receive(List.of(event(0)));

        assertThat(world.poll.poll()).isEqualTo(new Polled(1, 1, 1, 0, 0, false));
    }

    @Test
    void the_first_poll_looks_back_one_hour() {
        world.eventLog.add(at("old", START.minus(Duration.ofMinutes(61))));
        world.eventLog.add(at("recent", START.minus(Duration.ofMinutes(59))));

        world.poll.poll();

        assertThat(world.inbox.hints()).extracting(Hint::eventId).containsExactly("recent");
    }

    @Test
    void leaves_the_rest_of_a_long_log_to_the_next_poll() {
        add(70);

        assertThat(world.poll.poll()).isEqualTo(new Polled(20, 60, 0, 0, 0, true));
        assertThat(world.poll.poll()).isEqualTo(new Polled(4, 10, 0, 0, 0, false));
    }

    @Test
    void an_unanswered_page_leaves_the_cursor_where_it_was() {
        add(1);
        world.eventLog.failNextRead(new PortFailure.Unavailable("The log is down"));

        assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(world.poll::poll);

        assertThat(world.cursors.find(CURSOR)).isEmpty();
        assertThat(world.poll.poll().missedByHooks()).isOne();
    }

    @Test
    void the_cursor_never_passes_what_is_not_stored() {
        add(4);
        for (int point = 1; point <= 6; point++) {
            world.death.at(point);
            try {
                mortal().poll();
            } catch (Died _) {
                int passed = world.cursors.find(CURSOR).map(Integer::parseInt).orElse(0);

                assertThat(world.inbox.hints()).hasSizeGreaterThanOrEqualTo(passed);
            }
        }
        world.poll.poll();

        assertThat(world.inbox.hints()).hasSize(4);
    }

    @Test
    void what_cannot_be_read_is_noted_before_the_cursor_moves_past_it() {
        EventLog.Unreadable row = new EventLog.Unreadable("unusable-id", "a".repeat(64), 900);
        EventLog log =
                (_, _) -> {
                    assertThat(world.cursors.find(CURSOR)).isEmpty();
                    return new EventLog.Page(
                            List.of(event(1)), List.of(), 0, List.of(row), "1", false);
                };

        Polled polled =
                new PollEventLog(
                                CURSOR,
                                log,
                                world.cursors,
                                world.receive,
                                world.firstSignIns,
                                world.inbox,
                                world.silence,
                                world.clock)
                        .poll();

        assertThat(polled).isEqualTo(new Polled(1, 1, 0, 0, 1, false));
        assertThat(world.inbox.rejected())
                .containsExactly(
                        new InMemoryInbox.Rejected("unusable-id", "a".repeat(64), 900, START));
    }

    @Test
    void a_poll_that_another_one_overtook_stops() {
        add(7);
        Overtaken overtaken = new Overtaken();

        Polled polled =
                new PollEventLog(
                                CURSOR,
                                overtaken,
                                world.cursors,
                                world.receive,
                                world.firstSignIns,
                                world.inbox,
                                world.silence,
                                world.clock)
                        .poll();

        assertThat(polled.pages()).isOne();
        assertThat(world.cursors.find(CURSOR)).contains("6");
    }

    @Test
    void a_first_sign_in_is_taken_up_and_is_nothing_that_hooks_have_missed() {
        world.grants.record(SampleGrants.pending(person("00uAna")));
        world.eventLog.addSignIn(at("ana", START.minusSeconds(40)));
        world.eventLog.addSignIn(hint(person("00uBen"), "ben", START.minusSeconds(40)));

        assertThat(world.poll.poll()).isEqualTo(new Polled(1, 0, 0, 1, 0, false));

        assertThat(world.inbox.hints()).extracting(Hint::eventId).containsExactly("ana");
    }

    private PollEventLog mortal() {
        return new PollEventLog(
                CURSOR,
                world.death.around(EventLog.class, world.eventLog),
                world.death.around(Cursors.class, world.cursors),
                world.receive,
                world.firstSignIns,
                world.death.around(Inbox.class, world.inbox),
                world.silence,
                world.clock);
    }

    /** While a page is read, another poll moves the cursor. */
    private final class Overtaken implements EventLog {
        @Override
        public Page read(Optional<String> cursor, Instant since) {
            world.cursors.move(CURSOR, cursor, "6");
            return world.eventLog.read(cursor, since);
        }
    }

    private void add(int events) {
        for (int n = 0; n < events; n++) {
            world.eventLog.add(event(n));
        }
    }

    private static Hint event(int n) {
        return hint(person("00u" + n), "event-" + n, START);
    }

    private static Hint at(String eventId, Instant published) {
        return hint(person("00uAna"), eventId, published);
    }
}
