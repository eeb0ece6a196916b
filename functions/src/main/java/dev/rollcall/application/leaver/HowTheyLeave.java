package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Departures;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.SaidDeparture;

/** How somebody leaves, as operators say now. */
final class HowTheyLeave {
    private final Departures departures;

    HowTheyLeave(Departures departures) {
        this.departures = requireNonNull(departures, "departures is null");
    }

    /** What was said while the case was open counts, and within a week before, to its end. */
    Departure of(LeaverCases.Known open) {
        return departures
                .of(open.leaver().person())
                .filter(said -> said.holdsFor(open.leaver()))
                .map(SaidDeparture::departure)
                .orElse(open.leaver().terms().departure());
    }
}
