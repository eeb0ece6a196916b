package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.Optional;
import java.util.function.Supplier;

/** Deactivates one admitted account in the whole organisation, and looks until it is inactive. */
public final class DeactivateAccount {
    private static final String ACTION = "deactivate";

    /** A refusal may pass: a token that was just given its scope, a gateway in between. */
    private static final int REFUSALS = 3;

    private static final Aftermath AFTERMATH =
            new Aftermath(
                    AccountMark.INACTIVE,
                    "deactivation-refused",
                    "Slack refuses to deactivate this account. Check the rank and scopes of"
                            + " Rollcall's token, and deactivate by hand meanwhile.");

    private final LeaverCases leaverCases;
    private final AdmitLeaver admitLeaver;
    private final Cases cases;
    private final Accounts accounts;
    private final Ledger ledger;
    private final CarryOut carryOut;
    private final Recorder recorder;
    private final Escalate escalate;

    public DeactivateAccount(
            LeaverCases leaverCases,
            AdmitLeaver admitLeaver,
            Cases cases,
            Accounts accounts,
            Ledger ledger,
            CarryOut carryOut,
            Recorder recorder,
            Escalate escalate) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.admitLeaver = requireNonNull(admitLeaver, "admitLeaver is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
    }

    public Carried deactivate(Runs.Ticket ticket, CaseId caseId, AccountId id) {
        return switch (admitLeaver.admit(caseId, id)) {
            case AdmitLeaver.Outcome.Held() -> new Carried.Refused("held");
            case AdmitLeaver.Outcome.Refused(String reason) -> new Carried.Refused(reason);
            case AdmitLeaver.Outcome.AlreadyInactive() ->
                    // Read just now, and nothing is sent on it: that is the look.
                    carryOut(
                            ticket,
                            caseId,
                            id,
                            Effect.DESTROYS,
                            () -> seen(false),
                            () -> new WriteReply.AlreadySo("inactive"));
            case AdmitLeaver.Outcome.Admitted(var admitted) ->
                    carryOut(
                            ticket,
                            caseId,
                            id,
                            admitted.approvedIn().isPresent()
                                    ? Effect.DESTROYS_IN_BULK
                                    : Effect.DESTROYS,
                            () -> look(id),
                            () -> accounts.deactivate(admitted, id));
        };
    }

    private Carried carryOut(
            Runs.Ticket ticket,
            CaseId caseId,
            AccountId id,
            Effect effect,
            Look look,
            Supplier<WriteReply> write) {
        LeaverCases.Open open = leaverCases.find(caseId);
        Optional<Assessment> basis = open.leaver().assessment();
        if (basis.isEmpty() || open.policy().observesOnly()) {
            return new Carried.LookAgain();
        }
        Carried carried =
                carryOut.carryOut(
                        new Order(
                                        ticket,
                                        open.subject().with(id),
                                        open.ground(),
                                        ACTION,
                                        effect,
                                        "active=false",
                                        look,
                                        write)
                                .basedOn(basis.get()));
        if (carried instanceof Carried.Settled) {
            admitLeaver.closeDrift(caseId, id);
        }
        noteRefusal(open, id, carried);
        return AFTERMATH.of(carried, open, id, recorder, escalate);
    }

    /**
     * What Slack refuses again and again is left to a human as it is, rather than sent every few
     * minutes for ever; the next look that is asked for tries once more.
     */
    private void noteRefusal(LeaverCases.Open open, AccountId id, Carried carried) {
        switch (carried) {
            case Carried.Refused(String code) when refusals(open, id, code) >= REFUSALS ->
                    recorder.mark(open.leaver(), open.ground(), id, AccountMark.REFUSED);
            case Carried.Settled() -> cases.unmark(open.leaver().id(), id, AccountMark.REFUSED);
            case Carried.Refused _,
                    Carried.Awaiting _,
                    Carried.Later _,
                    Carried.Fenced(),
                    Carried.LookAgain() -> {}
        }
    }

    /** Returns how many attempts were answered so; a defect of ours is recorded as answered. */
    private long refusals(LeaverCases.Open open, AccountId id, String code) {
        String answer = code.replaceFirst("^defect:", "");
        return ledger.of(open.leaver().id()).stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == LedgerEntry.Kind.OUTCOME)
                .filter(entry -> entry.subject().equals(open.subject().with(id)))
                .filter(entry -> entry.intent().filter(i -> i.action().equals(ACTION)).isPresent())
                .filter(entry -> entry.write().filter(w -> w.reply().equals(answer)).isPresent())
                .count();
    }

    /** Without the rank, which the admission has read right before. */
    private Look.Seen look(AccountId id) {
        // What cannot be looked at is not known to be out.
        return accounts.isActive(id)
                .map(DeactivateAccount::seen)
                .orElse(new Look.Seen(false, "account unknown to Slack"));
    }

    private static Look.Seen seen(boolean active) {
        return new Look.Seen(!active, "active=" + active);
    }
}
