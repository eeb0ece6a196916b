package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.leaver.Protection;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Asks protection and breaker, right before a write that takes something or gives access back. */
public final class AdmitChange {
    /** How the reason begins that people are told when the breaker holds a change. */
    static final String HELD = "held:";

    /** The word on a change that the breaker holds for now. */
    static final String FOR_NOW = "held";

    private final Accounts accounts;
    private final Breaker breaker;
    private final Policies policies;
    private final Ledger ledger;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    public AdmitChange(
            Accounts accounts,
            Breaker breaker,
            Policies policies,
            Ledger ledger,
            Recorder recorder,
            Escalate escalate,
            Clock clock) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The word on one change. */
    sealed interface Word {
        record Admitted(Admission.Admitted admission) implements Word {}

        /** A human was told. */
        record No(String code) implements Word {}
    }

    /** Notes that such a change is meant, so that many at once are seen before the first. */
    void expect(Work work, ChangeKind kind, AccountId account) {
        breaker.expect(expected(work, kind, account));
    }

    Word admit(Work work, ChangeKind kind, AccountId account) {
        Optional<String> protection = protection(work, account);
        if (protection.isPresent()) {
            return refused(work, kind, account, protection.get());
        }
        Admission admission =
                breaker.admit(
                        expected(work, kind, account),
                        Breaker.Urgency.ORDINARY,
                        policies.plans().of(kind),
                        clock.instant());
        return switch (admission) {
            case Admission.Admitted admitted -> new Word.Admitted(admitted);
            case Admission.Held(Set<HoldReason> reasons) -> held(work, kind, account, reasons);
        };
    }

    /**
     * Returns what came of an admitted change. An admission that came to nothing, because all was
     * as meant or the run may not go on, is given back: what was not changed does not count. What
     * was begun may have been written, and stays counted.
     */
    Carried spent(Work work, ChangeKind kind, AccountId account, Carried carried) {
        boolean unwritten =
                switch (carried) {
                    case Carried.Settled(), Carried.LookAgain(), Carried.Fenced() ->
                            !isBegun(work, kind, account);
                    case Carried.Awaiting _, Carried.Later _, Carried.Refused _ -> false;
                };
        if (unwritten) {
            breaker.refund(expected(work, kind, account));
        }
        return carried;
    }

    /** One admission serves all changes of a kind that a run makes of an account. */
    private boolean isBegun(Work work, ChangeKind kind, AccountId account) {
        return ledger.of(work.run().id()).stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == Kind.INTENT)
                .filter(entry -> entry.subject().account().filter(account::equals).isPresent())
                .anyMatch(entry -> ChangeKinds.of(entry).filter(kind::equals).isPresent());
    }

    /** Returns why nothing of the account may be changed, if so (rule 7). */
    Optional<String> protection(Work work, AccountId account) {
        if (work.access().protectedAccounts().contains(account)) {
            return Optional.of("listed-as-protected");
        }
        Optional<Account> read = accounts.read(account);
        return read.isEmpty()
                ? Optional.of("unknown-account")
                : new Protection(accounts).of(read.get(), work.general());
    }

    private static Breaker.Expected expected(Work work, ChangeKind kind, AccountId account) {
        return new Breaker.Expected(kind, account, work.run().detectedAt());
    }

    private Word held(Work work, ChangeKind kind, AccountId account, Set<HoldReason> reasons) {
        Map<String, String> facts =
                Map.of(
                        "account", account.value(),
                        "change", kind.toString(),
                        "reasons", new TreeSet<>(reasons).toString());
        recorder.fact(
                work.subject().with(account),
                work.ground(),
                Kind.HELD,
                "held#" + kind + "#" + account,
                facts);
        escalate.raise(
                work.run(),
                work.ground(),
                HELD + kind,
                "More of these changes are due than the policy allows, so nothing was changed. It"
                        + " is tried again every few minutes. See whether they are right; then"
                        + " raise the limit for a while, or make the change by hand.",
                facts);
        return new Word.No(FOR_NOW);
    }

    private Word refused(Work work, ChangeKind kind, AccountId account, String reason) {
        Map<String, String> facts =
                Map.of("account", account.value(), "change", kind.toString(), "why", reason);
        recorder.fact(
                work.subject().with(account),
                work.ground(),
                Kind.REFUSED,
                "refused#" + kind + "#" + account,
                facts);
        escalate.raise(
                work.run(),
                work.ground(),
                "protected:" + reason,
                "This account is never changed by Rollcall. Do by hand what is right.",
                facts);
        return new Word.No(reason);
    }
}
