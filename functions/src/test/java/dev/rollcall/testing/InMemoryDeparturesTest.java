package dev.rollcall.testing;

import dev.rollcall.application.port.Departures;
import dev.rollcall.contract.DeparturesContract;

class InMemoryDeparturesTest extends DeparturesContract {
    @Override
    protected Departures departures() {
        return new InMemoryDepartures();
    }
}
