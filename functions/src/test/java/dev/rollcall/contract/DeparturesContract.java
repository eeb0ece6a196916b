package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Departures;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.SaidDeparture;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/** What {@link Departures} do. */
public abstract class DeparturesContract {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final PersonId ANA = new PersonId(new SourceId("okta"), "00uAna");
    private static final PersonId BEN = new PersonId(new SourceId("okta"), "00uBen");

    private Departures departures;

    protected abstract Departures departures();

    @BeforeEach
    void take_the_departures() {
        departures = departures();
    }

    @Test
    void nothing_is_said_of_most_people() {
        departures.say(said(ANA, Departure.HOSTILE, NOON));

        assertThat(departures.of(BEN)).isEmpty();
    }

    @Test
    void the_last_word_counts() {
        departures.say(said(ANA, Departure.HOSTILE, NOON));
        departures.say(said(ANA, Departure.NORMAL, NOON.plusSeconds(60)));

        assertThat(departures.of(ANA)).contains(said(ANA, Departure.NORMAL, NOON.plusSeconds(60)));
    }

    private static SaidDeparture said(PersonId person, Departure departure, Instant at) {
        return new SaidDeparture(person, departure, "ole", "under investigation", at);
    }
}
