package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.ChangeFeed.Change;
import dev.rollcall.application.port.ChangeFeed.Told;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a {@link ChangeFeed} tells. */
public abstract class ChangeFeedContract {
    private static final int MORE_THAN_A_PAGE = 60;

    private Fixture fixture;

    /** A source that the contract furnishes. */
    public interface Fixture extends AutoCloseable {

        ChangeFeed feed();

        /** Lets something of somebody change, who is another one each time. */
        PersonId change();

        /** Lets the cursors that were given be worth nothing. */
        void forget();

        /** Lets the next question be refused as too much. */
        void busy();

        @Override
        void close();
    }

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
    void begins_now_with_nobody() {
        fixture.change();

        assertThat(fixture.feed().read(Optional.empty()))
                .isInstanceOfSatisfying(
                        Told.Changes.class, told -> assertThat(told.changes()).isEmpty());
    }

    @Test
    void tells_of_everybody_who_has_changed_since_over_all_pages() {
        String cursor = begun();
        Set<PersonId> changed = new HashSet<>();
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            changed.add(fixture.change());
        }

        List<PersonId> told = new ArrayList<>();
        boolean more = true;
        while (more) {
            Told.Changes page = changes(cursor);
            page.changes().stream().map(Change::person).forEach(told::add);
            cursor = page.next();
            more = page.more();
        }

        assertThat(told).containsAll(changed);
        assertThat(changes(cursor).changes()).isEmpty();
    }

    @Test
    void tells_the_same_again_from_the_same_cursor() {
        String cursor = begun();
        PersonId person = fixture.change();

        assertThat(changes(cursor).changes()).extracting(Change::person).contains(person);
        assertThat(changes(cursor)).isEqualTo(changes(cursor));
    }

    @Test
    void says_that_it_has_lost_its_place_and_goes_on_from_now() {
        String cursor = begun();
        fixture.change();
        fixture.forget();

        Told told = fixture.feed().read(Optional.of(cursor));

        assertThat(told).isInstanceOf(Told.Lost.class);
        PersonId later = fixture.change();
        assertThat(changes(told.next()).changes()).extracting(Change::person).containsOnly(later);
    }

    @Test
    void a_question_that_was_too_much_is_asked_again() {
        String cursor = begun();
        PersonId person = fixture.change();
        fixture.busy();

        assertThatThrownBy(() -> fixture.feed().read(Optional.of(cursor)))
                .isInstanceOf(PortFailure.RateLimited.class);
        assertThat(changes(cursor).changes()).extracting(Change::person).contains(person);
    }

    private String begun() {
        return fixture.feed().read(Optional.empty()).next();
    }

    private Told.Changes changes(String cursor) {
        return (Told.Changes) fixture.feed().read(Optional.of(cursor));
    }
}
