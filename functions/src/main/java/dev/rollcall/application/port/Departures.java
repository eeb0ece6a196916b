package dev.rollcall.application.port;

import dev.rollcall.domain.lifecycle.SaidDeparture;
import dev.rollcall.domain.person.PersonId;

import java.util.Optional;

/** What operators said of how people leave; of each person the last word. */
public interface Departures {

    void say(SaidDeparture said);

    /** Returns what was said last, whether it still holds or not; empty if nothing ever was. */
    Optional<SaidDeparture> of(PersonId person);
}
