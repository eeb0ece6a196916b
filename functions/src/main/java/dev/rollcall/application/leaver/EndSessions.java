package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;

/** Signs an account out everywhere: first cut of a leaver, containment of a held one. */
public final class EndSessions {
    private static final Aftermath AFTERMATH =
            new Aftermath(
                    AccountMark.SESSIONS_ENDED,
                    "sessions-refused",
                    "Slack refuses to reset this account's sessions. Deactivation goes on;"
                            + " sign the account out by hand.");

    private final LeaverCases leaverCases;
    private final Sessions sessions;
    private final CarryOut carryOut;
    private final Recorder recorder;
    private final Escalate escalate;

    public EndSessions(
            LeaverCases leaverCases,
            Sessions sessions,
            CarryOut carryOut,
            Recorder recorder,
            Escalate escalate) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
    }

    public Carried end(Runs.Ticket ticket, CaseId caseId, AccountId id) {
        LeaverCases.Open open = leaverCases.find(caseId);
        if (open.policy().observesOnly()) {
            return new Carried.LookAgain();
        }
        Carried carried =
                carryOut.carryOut(
                        new Order(
                                ticket,
                                open.subject().with(id),
                                open.ground(),
                                "reset-sessions",
                                "sessions=0",
                                () -> look(id),
                                () -> sessions.reset(id)));
        return AFTERMATH.of(carried, open, id, recorder, escalate);
    }

    private Look.Seen look(AccountId id) {
        int count = sessions.count(id);
        return new Look.Seen(count == 0, "sessions=" + count);
    }
}
