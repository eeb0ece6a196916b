package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverPolicy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Asks protection and breaker whether an account may be deactivated, and records the answer. */
public final class AdmitLeaver {
    private final LeaverCases leaverCases;
    private final Cases cases;
    private final Accounts accounts;
    private final Breaker breaker;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    public AdmitLeaver(
            LeaverCases leaverCases,
            Cases cases,
            Accounts accounts,
            Breaker breaker,
            Recorder recorder,
            Escalate escalate,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The answer for one account. */
    public sealed interface Outcome {
        record Admitted(Admission.Admitted admission) implements Outcome {}

        /** Inactive already: nothing destructive is left to admit. */
        record AlreadyInactive() implements Outcome {}

        record Held() implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    public Outcome admit(CaseId caseId, AccountId id) {
        LeaverCases.Open open = leaverCases.find(caseId);
        Optional<Account> account = accounts.read(id);
        if (account.isEmpty()) {
            return refuse(open, id, "unknown-account");
        }
        if (!account.get().active()) {
            return alreadyInactive(open, id);
        }
        // Held stays held until a human decides, even when the window has room again (rule 4).
        if (has(open, id, AccountMark.HELD)) {
            return held(open, id, "held before");
        }
        Optional<String> protection = protection(account.get(), open.policy());
        if (protection.isPresent()) {
            return refuse(open, id, protection.get());
        }
        Admission admission =
                breaker.admit(
                        ChangeKind.DEACTIVATE, id, open.policy().deactivations(), clock.instant());
        return switch (admission) {
            case Admission.Admitted admitted -> admitted(open, id, admitted);
            case Admission.Held(Set<HoldReason> reasons) ->
                    held(open, id, new TreeSet<>(reasons).toString());
        };
    }

    /** Whoever deactivated it, nothing holds the rest of the case back any more. */
    private Outcome alreadyInactive(LeaverCases.Open open, AccountId id) {
        for (AccountMark mark : List.of(AccountMark.HELD, AccountMark.REFUSED)) {
            if (has(open, id, mark)) {
                cases.unmark(open.leaver().id(), id, mark);
            }
        }
        return new Outcome.AlreadyInactive();
    }

    private static boolean has(LeaverCases.Open open, AccountId id, AccountMark mark) {
        return open.leaver().account(id).filter(a -> a.has(mark)).isPresent();
    }

    private Outcome admitted(LeaverCases.Open open, AccountId id, Admission.Admitted admitted) {
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.ADMITTED);
        recorder.fact(
                open.subject().with(id), open.ground(), Kind.ADMITTED, "admitted#" + id, Map.of());
        return new Outcome.Admitted(admitted);
    }

    /** Marked first: if the rest is lost by a death, the next call completes it. */
    private Outcome held(LeaverCases.Open open, AccountId id, String reasons) {
        Map<String, String> facts = Map.of("account", id.value(), "reasons", reasons);
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.HELD);
        cases.enter(open.leaver().id(), CaseState.HELD, clock.instant());
        recorder.fact(open.subject().with(id), open.ground(), Kind.HELD, "held#" + id, facts);
        escalate.raise(
                open.leaver(),
                open.ground(),
                "held",
                "The breaker holds this deactivation. The account's sessions are being reset;"
                        + " decide whether the person really left.",
                facts);
        return new Outcome.Held();
    }

    private Outcome refuse(LeaverCases.Open open, AccountId id, String reason) {
        Map<String, String> facts = Map.of("account", id.value(), "reason", reason);
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.REFUSED);
        cases.enter(open.leaver().id(), CaseState.REFUSED, clock.instant());
        recorder.fact(open.subject().with(id), open.ground(), Kind.REFUSED, "refused#" + id, facts);
        escalate.raise(
                open.leaver(),
                open.ground(),
                "refused:" + reason,
                "Rollcall never deactivates this account. Hand its role over, then deactivate it in"
                        + " Slack by hand.",
                facts);
        return new Outcome.Refused(reason);
    }

    private Optional<String> protection(Account account, LeaverPolicy policy) {
        return new Protection(accounts).of(account, policy);
    }
}
