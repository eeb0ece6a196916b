package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.ExpectLeaver;
import dev.rollcall.application.approval.StandDown;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.IdentifyHuman;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.push.PushCaution;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the person afresh from the authoritative source and says what is to be done (rule 2). */
public final class AssessPerson {
    /** Makes the release look again, whatever was wanted. */
    private static final long NOTHING_SEEN = 0;

    private final Runs runs;
    private final Cases cases;
    private final LeaverCases leaverCases;
    private final PersonSource source;
    private final KeepReading keep;
    private final IdentifyHuman identify;
    private final SettledBefore settledBefore;
    private final SharedAccounts shared;
    private final ExpectLeaver expectLeaver;
    private final StandDown standDown;
    private final CaseEnds ends;
    private final Clock clock;

    public AssessPerson(
            Runs runs,
            Cases cases,
            LeaverCases leaverCases,
            PersonSource source,
            Links links,
            LinkDisputes disputes,
            Accounts accounts,
            ExpectLeaver expectLeaver,
            StandDown standDown,
            Recorder recorder,
            Escalate escalate,
            Clock clock) {
        this.runs = requireNonNull(runs, "runs is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.source = requireNonNull(source, "source is null");
        this.keep = new KeepReading(links, cases, recorder, clock);
        this.identify = new IdentifyHuman(links, recorder);
        this.settledBefore = new SettledBefore(cases, accounts);
        this.expectLeaver = requireNonNull(expectLeaver, "expectLeaver is null");
        this.standDown = requireNonNull(standDown, "standDown is null");
        this.ends =
                new CaseEnds(
                        cases,
                        new LostCreation(links, disputes, clock),
                        settledBefore,
                        recorder,
                        escalate,
                        clock);
        this.shared = new SharedAccounts(links, source, cases, recorder, clock);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What is to be done. {@code seen} is how many looks had been wanted before the source was
     * read; the run may release only if none was wanted since.
     */
    public sealed interface Outcome {
        record Leaver(long seen, List<String> accounts) implements Outcome {
            public Leaver {
                accounts = List.copyOf(accounts);
            }
        }

        record Suspended(long seen, List<String> accounts) implements Outcome {
            public Suspended {
                accounts = List.copyOf(accounts);
            }
        }

        /** A leaver, but the dwell is not over: look again then, since the source may change. */
        record Dwelling(Instant notBefore) implements Outcome {}

        /** Belongs here, and the policy says who may have what: that is to be seen to. */
        record Entitled(long seen) implements Outcome {}

        /** Nothing to do, or nothing we may do: the case says which. */
        record Ended(long seen) implements Outcome {}

        record Stale() implements Outcome {}
    }

    public Outcome assess(Runs.Ticket ticket, CaseId caseId) {
        Optional<Long> wanted = runs.wanted(ticket);
        if (wanted.isEmpty()) {
            return new Outcome.Stale();
        }
        long seen = wanted.get();
        LeaverCases.Open open = leaverCases.find(caseId);
        PersonReading reading = source.read(ticket.person());
        if (open.leaver().state().closed()) {
            // A died or repeated invocation closed it. A closed case is never worked on.
            if (!closedBy(open, reading)) {
                return new Outcome.Ended(NOTHING_SEEN);
            }
            return belongsHere(reading) ? entitled(caseId, seen) : new Outcome.Ended(seen);
        }
        return switch (reading) {
            case PersonReading.Absent(_) -> {
                absent(open);
                yield new Outcome.Ended(seen);
            }
            case PersonReading.OutOfReach(_) -> {
                outOfReach(open);
                yield new Outcome.Ended(seen);
            }
            case PersonReading.Found found -> {
                List<AccountId> known = keep.known(open);
                keep.reading(open, found, known, seen);
                yield judge(open, found, known, seen);
            }
        };
    }

    private Outcome judge(
            LeaverCases.Open open, PersonReading.Found found, List<AccountId> known, long seen) {
        return switch (found.standing()) {
            case ENTITLED -> {
                standDown.standDown(open.leaver());
                ends.belongsHere(open);
                yield entitled(open.leaver().id(), seen);
            }
            case NOT_YET -> {
                standDown.standDown(open.leaver());
                standDown.notHere(open.leaver().person(), known);
                ends.belongsHere(open);
                yield new Outcome.Ended(seen);
            }
            case UNKNOWN -> {
                standDown.dropReleased(open.leaver(), known);
                ends.unresolved(
                        open,
                        "unknown-status",
                        "The source shows a status that Rollcall does not know. Nothing was"
                                + " written; look at the person in the source.");
                yield new Outcome.Ended(seen);
            }
            case SUSPENDED -> {
                standDown.standDown(open.leaver());
                standDown.notHere(open.leaver().person(), known);
                identify(open, found);
                yield suspended(open, found, known, seen);
            }
            case LEAVER -> {
                standDown.notHere(open.leaver().person(), known);
                identify(open, found);
                yield leaver(open, found, known, seen);
            }
        };
    }

    /** Who comes back under another id is known by it then: later the source may tell nothing. */
    private void identify(LeaverCases.Open open, PersonReading.Found found) {
        leaverCases
                .human(found)
                .ifPresent(human -> identify.identify(open.leaver(), open.ground(), human));
    }

    /** Who was cut, or was about to be, waits for a human first. */
    private Outcome entitled(CaseId caseId, long seen) {
        boolean settled = cases.find(caseId).filter(c -> c.state().closed()).isPresent();
        return settled && leaverCases.givesAccess()
                ? new Outcome.Entitled(seen)
                : new Outcome.Ended(seen);
    }

    private static boolean belongsHere(PersonReading reading) {
        return reading instanceof PersonReading.Found found
                && found.standing() == Standing.ENTITLED;
    }

    private void outOfReach(LeaverCases.Open open) {
        standDown.dropReleased(open.leaver(), keep.known(open));
        standDown.closeCreation(open.leaver().person());
        ends.unresolved(
                open,
                "source-out-of-reach",
                "Rollcall has no directory for the source that this person is of, so it cannot"
                        + " know how it stands with them. Nothing was written; do by hand what is"
                        + " right.");
    }

    private void absent(LeaverCases.Open open) {
        if (settledBefore.verifiedAndGone(open.leaver(), keep.known(open))) {
            ends.alreadyVerified(open);
            return;
        }
        standDown.dropReleased(open.leaver(), keep.known(open));
        standDown.closeCreation(open.leaver().person());
        ends.unresolved(
                open,
                "absent",
                "The source does not know this person. Absence alone never deactivates: find out"
                        + " whether the record was deleted, then offboard by hand.");
    }

    private Outcome leaver(
            LeaverCases.Open open, PersonReading.Found found, List<AccountId> known, long seen) {
        if (known.isEmpty()) {
            ends.withoutAccount(open, found.standing());
            return new Outcome.Ended(seen);
        }
        if (settledBefore.verified(open.leaver(), keep.told(open, found), known)) {
            ends.alreadyVerified(open);
            return new Outcome.Ended(seen);
        }
        // Of inactive accounts nothing is deactivated: expecting it would hold real leavers.
        if (!open.leaver().isOfGhost() || settledBefore.anyActive(known)) {
            Instant expectedSince = expectLeaver.expect(open.leaver(), found, known);
            Instant dwellEnd =
                    secondLook(expectedSince, found)
                            .plus(PushCaution.dwell(found.person().source(), open.policy()));
            if (clock.instant().isBefore(dwellEnd)) {
                return new Outcome.Dwelling(dwellEnd);
            }
        }
        if (open.policy().observesOnly()) {
            ends.observed(open, "deactivate", known);
            return new Outcome.Ended(seen);
        }
        shared.mark(open, known);
        cases.enter(open.leaver().id(), CaseState.ACTING, clock.instant());
        return new Outcome.Leaver(seen, ids(known));
    }

    /** A source that pushes may have taken it back and said it again since: that counts anew. */
    private static Instant secondLook(Instant expectedSince, PersonReading.Found found) {
        return found.standingSince()
                .filter(_ -> PushCaution.concerns(found.person().source()))
                .filter(since -> since.isAfter(expectedSince))
                .orElse(expectedSince);
    }

    private Outcome suspended(
            LeaverCases.Open open, PersonReading.Found found, List<AccountId> known, long seen) {
        if (known.isEmpty()) {
            ends.withoutAccount(open, found.standing());
            return new Outcome.Ended(seen);
        }
        if (open.policy().observesOnly()) {
            ends.observed(open, EndSessions.ACTION, known);
            return new Outcome.Ended(seen);
        }
        cases.enter(open.leaver().id(), CaseState.ACTING, clock.instant());
        ends.suspendedAfterCut(open);
        return new Outcome.Suspended(seen, ids(known));
    }

    private boolean closedBy(LeaverCases.Open open, PersonReading reading) {
        return switch (reading) {
            case PersonReading.Absent _ ->
                    open.leaver().state() == CaseState.ALREADY_VERIFIED
                            && settledBefore.verifiedAndGone(open.leaver(), keep.known(open));
            case PersonReading.OutOfReach _ -> false;
            case PersonReading.Found found ->
                    settledBefore.closedBy(
                            open.leaver(),
                            found.standing(),
                            keep.changedAt(open, found),
                            keep.told(open, found),
                            keep.known(open));
        };
    }

    private static List<String> ids(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toList();
    }
}
