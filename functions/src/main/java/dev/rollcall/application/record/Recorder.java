package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.SlaClass;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Writes facts, marks and states of a case, and notes when a class of the SLA is reached. */
public final class Recorder {
    private final Cases cases;
    private final Ledger ledger;
    private final Clock clock;

    public Recorder(Cases cases, Ledger ledger, Clock clock) {
        this.cases = requireNonNull(cases, "cases is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Puts a fact into the ledger, once per key. */
    public void fact(
            LeaverCase leaver, Ground ground, Kind kind, String key, Map<String, String> facts) {
        fact(Subject.of(leaver.id(), leaver.person()), ground, kind, key, facts);
    }

    /** Puts a fact about a narrower subject into the ledger, once per key. */
    public void fact(
            Subject subject, Ground ground, Kind kind, String key, Map<String, String> facts) {
        ledger.append(LedgerEntry.fact(key, kind, clock.instant(), subject, ground, facts));
    }

    /** Sets the mark and records each class of the SLA that the case has thereby reached. */
    public void mark(LeaverCase leaver, Ground ground, AccountId account, AccountMark mark) {
        cases.mark(leaver.id(), account, mark, clock.instant());
        LeaverCase now = cases.find(leaver.id()).orElse(leaver);
        for (SlaClass slaClass : SlaClass.values()) {
            now.reached(slaClass).ifPresent(at -> reached(now, ground, slaClass, at));
        }
    }

    /** Moves the case to a state and records it, once per state. */
    public void enter(
            LeaverCase leaver, Ground ground, CaseState state, Map<String, String> facts) {
        cases.enter(leaver.id(), state, clock.instant());
        if (state.closed()) {
            fact(leaver, ground, Kind.CLOSED, "closed#" + state, facts);
        }
    }

    private void reached(LeaverCase leaver, Ground ground, SlaClass slaClass, Instant at) {
        Duration elapsed = Duration.between(leaver.changedAt(), at);
        fact(
                leaver,
                ground,
                Kind.REACHED,
                // A class is reached again where somebody was active once more in between.
                "reached#" + slaClass + "#" + at,
                Map.of("at", at.toString(), "elapsed", elapsed.toString()));
    }
}
