package dev.rollcall.application.watch;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;

/** Wants another look at a person, with no event of the source behind it; the sweep starts it. */
final class AskForLook {
    private static final String EVENT_TYPE = "rollcall.look-again";

    private final Runs runs;

    AskForLook(Runs runs) {
        this.runs = requireNonNull(runs, "runs is null");
    }

    void at(PersonId person, CaseId caseId, Instant now) {
        String eventId = "watch-" + caseId + "-" + now.getEpochSecond();
        runs.want(new Hint(person, eventId, EVENT_TYPE, now, Hint.Way.WATCH), now);
    }
}
