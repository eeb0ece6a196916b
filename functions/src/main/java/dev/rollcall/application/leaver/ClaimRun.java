package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.Terms;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** First step: take the person's lease and open the case, so that its clock runs from the start. */
public final class ClaimRun {
    private final Runs runs;
    private final Cases cases;
    private final Policies policies;
    private final Departures departures;
    private final Recorder recorder;
    private final Clock clock;

    public ClaimRun(
            Runs runs,
            Cases cases,
            Policies policies,
            Departures departures,
            Recorder recorder,
            Clock clock) {
        this.runs = requireNonNull(runs, "runs is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.departures = requireNonNull(departures, "departures is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What the run may do. */
    public sealed interface Outcome {
        record Claimed(String caseId) implements Outcome {}

        /** A later run has taken over: end. */
        record Stale() implements Outcome {}
    }

    public Outcome claim(Runs.Ticket ticket) {
        Instant now = clock.instant();
        Optional<Long> wanted = runs.wanted(ticket);
        if (wanted.isEmpty()) {
            return new Outcome.Stale();
        }
        return switch (runs.claim(ticket, newCase(ticket, wanted.get()), now.plus(Runs.LEASE))) {
            case Runs.Claim.Stale() -> new Outcome.Stale();
            case Runs.Claim.Claimed(CaseId caseId, Hint hint) -> {
                LeaverCase leaver = cases.open(fresh(caseId, hint, now));
                Map<String, String> facts = new TreeMap<>(leaver.terms().facts());
                facts.put("eventType", hint.eventType());
                facts.put("way", hint.way().toString());
                recorder.fact(
                        leaver,
                        new Ground("leaver", leaver.cause(), leaver.terms().policyDigest()),
                        Kind.OPENED,
                        "opened",
                        facts);
                recordSaid(leaver);
                yield new Outcome.Claimed(leaver.id().value());
            }
        };
    }

    /** What operators said before there was a case stands in its ledger too, with who said it. */
    private void recordSaid(LeaverCase leaver) {
        departures
                .of(leaver.person())
                .filter(said -> said.holdsFor(leaver))
                .ifPresent(said ->
                        recorder.fact(
                                leaver,
                                new Ground("leaver", leaver.cause(), leaver.terms().policyDigest()),
                                Kind.DEPARTURE,
                                said.key(),
                                said.facts()));
    }

    /** A hint from the future (a skewed or forged clock) must not push the deadlines out. */
    private LeaverCase fresh(CaseId caseId, Hint hint, Instant now) {
        Instant changedAt = hint.published().isAfter(now) ? now : hint.published();
        return new LeaverCase(
                caseId,
                hint.person(),
                hint.eventId(),
                changedAt,
                now,
                CaseState.ASSESSING,
                terms(hint.person(), now),
                Optional.empty(),
                List.of());
    }

    /** A policy that cannot be read stops every write, but no clock. */
    private Terms terms(PersonId person, Instant now) {
        Terms terms = terms();
        return departures
                .of(person)
                .filter(said -> said.holds(now))
                .map(said -> terms.with(said.departure()))
                .orElse(terms);
    }

    private Terms terms() {
        try {
            return Terms.of(policies.leavers());
        } catch (PortFailure _) {
            return Terms.withoutPolicy();
        }
    }

    /**
     * One generation may serve several cases, one after the other: because events keep coming in,
     * or because the source says something else about the same one. A closed case is never the
     * next.
     */
    private CaseId newCase(Runs.Ticket ticket, long wanted) {
        String first = "case|" + ticket.person() + "|" + ticket.generation() + "|" + wanted;
        for (int number = 0; ; number++) {
            String text = number == 0 ? first : first + "|" + number;
            CaseId id = new CaseId(Hashes.sha256(text).substring(0, 32));
            if (cases.find(id).filter(taken -> taken.state().closed()).isEmpty()) {
                return id;
            }
        }
    }
}
