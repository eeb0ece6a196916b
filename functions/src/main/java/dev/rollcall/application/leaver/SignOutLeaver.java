package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.SignOutAsked;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs out a leaver who was let through: singly, or where many are let through within a minute, a
 * released wave too, by one call for all who wait. The deactivation goes on beside it.
 *
 * <p>Slack answers a call for many before it is done. So nobody whom it named is signed out singly
 * before {@link SignOutAsked#LOOK_AFTER}; whoever is signed in still then is.
 */
public final class SignOutLeaver {
    /** Above so many a minute, single resets would use up the method's rate. */
    public static final int SINGLY = 20;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final LeaverCases leaverCases;
    private final Breaker breaker;
    private final Ledger ledger;
    private final EndSessions endSessions;
    private final SignOutTogether together;
    private final Clock clock;

    public SignOutLeaver(
            LeaverCases leaverCases,
            Breaker breaker,
            Ledger ledger,
            EndSessions endSessions,
            SignOutTogether together,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.endSessions = requireNonNull(endSessions, "endSessions is null");
        this.together = requireNonNull(together, "together is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public Carried signOut(Runs.Ticket ticket, CaseId caseId, AccountId id) {
        SigningOut own = new SigningOut(ticket, leaverCases.find(caseId), id);
        Optional<Instant> notYet = shownFrom(own).filter(from -> clock.instant().isBefore(from));
        if (notYet.isPresent()) {
            return new Carried.Awaiting(notYet.get());
        }
        boolean mayBeNamed = !endSessions.isOutOfReach() && together.mayName(own);
        if (mayBeNamed) {
            together.joinIn(own);
        }
        Carried carried =
                (mayBeNamed && isOneOfMany() ? together.signOut(own) : Optional.<Carried>empty())
                        .orElseGet(() -> endSessions.end(ticket, caseId, id));
        switch (carried) {
            case Carried.Settled(), Carried.Refused _, Carried.Fenced() -> together.dropOut(own);
            case Carried.Awaiting _, Carried.Later _, Carried.LookAgain() -> {}
        }
        return carried;
    }

    /** Returns when what Slack was last asked about the account with others is to be looked at. */
    private Optional<Instant> shownFrom(SigningOut own) {
        Optional<Instant> whileHeld =
                SignOutAsked.at(ledger, own.open().leaver().id(), own.account());
        return Stream.concat(whileHeld.stream(), together.askedAt(own).stream())
                .max(Instant::compareTo)
                .map(at -> at.plus(SignOutAsked.LOOK_AFTER));
    }

    private boolean isOneOfMany() {
        Instant aMinuteAgo = clock.instant().minus(A_MINUTE);
        return breaker.admittedSince(ChangeKind.DEACTIVATE, aMinuteAgo, SINGLY + 1).size() > SINGLY;
    }
}
