package dev.rollcall.testing;

import dev.rollcall.application.port.Departures;
import dev.rollcall.domain.lifecycle.SaidDeparture;
import dev.rollcall.domain.person.PersonId;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was said of departures, forgotten with the test. */
public final class InMemoryDepartures implements Departures {
    private final Map<PersonId, SaidDeparture> said = new HashMap<>();

    @Override
    public synchronized void say(SaidDeparture one) {
        said.put(one.person(), one);
    }

    @Override
    public synchronized Optional<SaidDeparture> of(PersonId person) {
        return Optional.ofNullable(said.get(person));
    }
}
