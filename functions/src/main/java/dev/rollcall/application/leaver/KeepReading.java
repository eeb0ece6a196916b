package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps a reading with the case, for what is later based on it, and in the ledger for good. */
final class KeepReading {
    private final Links links;
    private final Cases cases;
    private final Recorder recorder;
    private final Clock clock;

    KeepReading(Links links, Cases cases, Recorder recorder, Clock clock) {
        this.links = requireNonNull(links, "links is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A leaver's known accounts join the case, and the source's own time starts the clock. */
    void reading(
            LeaverCases.Open open, PersonReading.Found found, List<AccountId> known, long seen) {
        Standing standing = found.standing();
        boolean leaving = standing == Standing.LEAVER || standing == Standing.SUSPENDED;
        cases.assess(
                open.leaver().id(),
                new Assessment(standing, clock.instant(), seen),
                leaving ? changedAt(open, found) : open.leaver().changedAt(),
                leaving ? known : List.of());
        recorder.fact(
                open.leaver(),
                open.ground(),
                Kind.ASSESSED,
                "assessed#" + standing + "#" + clock.instant().getEpochSecond(),
                Map.of(
                        "standing",
                        standing.toString(),
                        "status",
                        found.status(),
                        "since",
                        found.standingSince().map(Instant::toString).orElse("not told")));
    }

    List<AccountId> known(LeaverCases.Open open) {
        return links.of(open.leaver().person()).stream().map(Link::account).distinct().toList();
    }

    Instant changedAt(LeaverCases.Open open, PersonReading.Found found) {
        return told(open, found).orElse(open.leaver().changedAt());
    }

    /**
     * Returns the source's own time of the change, where it tells one that can be. What an account
     * is found to be in still is late from when it was found, not from when its person left.
     */
    Optional<Instant> told(LeaverCases.Open open, PersonReading.Found found) {
        return open.leaver().isOfGhost()
                ? Optional.of(open.leaver().changedAt())
                : found.since(clock.instant());
    }
}
