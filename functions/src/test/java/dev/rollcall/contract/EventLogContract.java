package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.EventLog;
import dev.rollcall.domain.person.Hint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an {@link EventLog} does. */
public abstract class EventLogContract {
    private static final int MORE_THAN_A_PAGE = 205;

    /** A log that the contract furnishes. */
    public interface Fixture extends AutoCloseable {

        EventLog log();

        /** Returns a time before everything that is in the log. */
        Instant beginning();

        /** Lets somebody's standing change; returns the event's id. */
        String happen();

        /** Lets somebody sign in to Slack; returns the event's id. */
        String signIn();

        @Override
        void close();
    }

    private Fixture fixture;

    protected abstract Fixture fixture();

    @BeforeEach
    void furnish() {
        fixture = fixture();
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    @Test
    void reads_every_event_once_in_order_over_all_pages() {
        List<String> happened = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            happened.add(fixture.happen());
        }

        List<String> read = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        boolean more = true;
        while (more) {
            EventLog.Page page = fixture.log().read(cursor, fixture.beginning());
            page.hints().forEach(hint -> read.add(hint.eventId()));
            cursor = Optional.of(page.next());
            more = page.more();
        }

        assertThat(read).containsSubsequence(happened).doesNotHaveDuplicates();
    }

    @Test
    void goes_on_after_the_cursor_however_long_nothing_happens() {
        fixture.happen();
        String cursor = end();
        String quiet = fixture.log().read(Optional.of(cursor), fixture.beginning()).next();

        String later = fixture.happen();

        EventLog.Page page = fixture.log().read(Optional.of(quiet), fixture.beginning());
        assertThat(page.hints()).extracting(Hint::eventId).contains(later);
        assertThat(page.hints()).extracting(Hint::way).containsOnly(Hint.Way.POLL);
    }

    @Test
    void who_signs_in_is_told_apart_from_whose_standing_may_have_changed() {
        String cursor = end();
        String before = fixture.happen();
        String signIn = fixture.signIn();

        EventLog.Page page = fixture.log().read(Optional.of(cursor), fixture.beginning());

        assertThat(page.hints()).extracting(Hint::eventId).containsExactly(before);
        assertThat(page.signIns()).extracting(Hint::eventId).containsExactly(signIn);
        assertThat(page.signIns()).extracting(Hint::way).containsOnly(Hint.Way.POLL);
        assertThat(page.unreadable()).isEmpty();
    }

    @Test
    void reading_from_the_same_cursor_finds_the_same() {
        String cursor = end();
        fixture.happen();

        List<Hint> once = fixture.log().read(Optional.of(cursor), fixture.beginning()).hints();
        List<Hint> again = fixture.log().read(Optional.of(cursor), fixture.beginning()).hints();

        assertThat(once).isNotEmpty();
        assertThat(again).isEqualTo(once);
    }

    private String end() {
        EventLog.Page page = fixture.log().read(Optional.empty(), fixture.beginning());
        while (page.more()) {
            page = fixture.log().read(Optional.of(page.next()), fixture.beginning());
        }
        return page.next();
    }
}
