package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.Standing;

import java.util.Map;
import java.util.Optional;

/**
 * Signs an account out everywhere: first cut of a leaver, containment of a held one. Where Slack's
 * plan has no API for that, says so, and leaves it to the deactivation and to people.
 */
public final class EndSessions {
    /** How an intent is named that ends sessions, and changes no access. */
    public static final String ACTION = "reset-sessions";

    private static final Aftermath AFTERMATH =
            new Aftermath(
                    AccountMark.SESSIONS_ENDED,
                    "sessions-refused",
                    "Slack refuses to reset this account's sessions. Deactivation goes on;"
                            + " sign the account out by hand.");

    private final LeaverCases leaverCases;
    private final Cases cases;
    private final Sessions sessions;
    private final Accounts accounts;
    private final CarryOut carryOut;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Reactivation reactivation;
    private final SessionsOutOfReach outOfReach;

    public EndSessions(
            LeaverCases leaverCases,
            Cases cases,
            SlackCapabilities capabilities,
            Sessions sessions,
            Accounts accounts,
            CarryOut carryOut,
            Recorder recorder,
            Escalate escalate) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.reactivation = new Reactivation(cases, escalate);
        this.outOfReach = new SessionsOutOfReach(capabilities, recorder);
    }

    /** Returns whether Slack's plan lets nobody be signed out. */
    boolean isOutOfReach() {
        return outOfReach.isSo();
    }

    public Carried end(Runs.Ticket ticket, CaseId caseId, AccountId id) {
        LeaverCases.Open open = leaverCases.find(caseId);
        if (open.policy().observesOnly()) {
            return new Carried.LookAgain();
        }
        // A leaver's accounts were admitted or held before; nobody asked about somebody suspended.
        Optional<String> protection = isSuspended(open) ? protection(open, id) : Optional.empty();
        if (protection.isPresent()) {
            return refuse(open, id, protection.get());
        }
        return isOutOfReach() ? leave(open, id) : end(ticket, open, id);
    }

    private static boolean isSuspended(LeaverCases.Open open) {
        return open.leaver().standing().equals(Optional.of(Standing.SUSPENDED));
    }

    /** Of who is held, the batch tells a human; who is suspended is in no batch. */
    private Carried leave(LeaverCases.Open open, AccountId id) {
        outOfReach.note(open, id);
        if (open.leaver().account(id).filter(a -> a.has(AccountMark.HELD)).isPresent()) {
            outOfReach.noteHeld(open, id);
        }
        if (isSuspended(open)) {
            recorder.mark(open.leaver(), open.ground(), id, AccountMark.REFUSED);
            escalate.raise(
                    open.leaver(),
                    open.ground(),
                    SessionsOutOfReach.CODE,
                    "The person is suspended, but Slack's plan has no API to sign an account out."
                            + " Sign it out by hand.",
                    Map.of("account", id.value()));
        }
        return new Carried.Refused(SessionsOutOfReach.CODE);
    }

    private Optional<String> protection(LeaverCases.Open open, AccountId id) {
        Optional<Account> account = accounts.read(id);
        if (account.isEmpty()) {
            return Optional.of("unknown-account");
        }
        Optional<String> protection = new Protection(accounts).of(account.get(), open.policy());
        if (protection.isEmpty()) {
            cases.unmark(open.leaver().id(), id, AccountMark.REFUSED);
        }
        return protection;
    }

    private Carried refuse(LeaverCases.Open open, AccountId id, String reason) {
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.REFUSED);
        escalate.raise(
                open.leaver(),
                open.ground(),
                "refused:" + reason,
                "The person is suspended, but Rollcall never touches this account. Decide whether"
                        + " to sign it out by hand.",
                Map.of("account", id.value(), "reason", reason));
        return new Carried.Refused(reason);
    }

    private Carried end(Runs.Ticket ticket, LeaverCases.Open open, AccountId id) {
        StillInactive stillInactive = new StillInactive(accounts, reactivation, open, id);
        Carried carried =
                carryOut.carryOut(
                        new SigningOut(ticket, open, id)
                                .order(
                                        () -> look(id),
                                        stillInactive.beside(() -> look(id)),
                                        () -> sessions.reset(id)));
        Carried judged = stillInactive.judged(carried);
        return judged.equals(carried)
                ? AFTERMATH.of(carried, open, id, recorder, escalate)
                : judged;
    }

    private Look.Seen look(AccountId id) {
        int count = sessions.count(id);
        return new Look.Seen(count == 0, "sessions=" + count);
    }
}
