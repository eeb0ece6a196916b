package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.ExpectLeaver;
import dev.rollcall.application.approval.HoldChange;
import dev.rollcall.application.approval.StandDown;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.push.PushCaution;

import java.time.Clock;
import java.time.Instant;
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
    private final Batches batches;
    private final HoldChange holdChange;
    private final Recorder recorder;
    private final RefuseAccount refuseAccount;
    private final Clock clock;

    public AdmitLeaver(
            LeaverCases leaverCases,
            Cases cases,
            Accounts accounts,
            Breaker breaker,
            Batches batches,
            HoldChange holdChange,
            Recorder recorder,
            Escalate escalate,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.batches = requireNonNull(batches, "batches is null");
        this.holdChange = requireNonNull(holdChange, "holdChange is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.refuseAccount = new RefuseAccount(cases, breaker, batches, recorder, escalate, clock);
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
        if (open.leaver().isOfGhost()
                && accounts.isActive(id).filter(active -> !active).isPresent()) {
            return alreadyInactive(open, id);
        }
        Optional<HeldDrift> held = batches.held(ChangeKind.DEACTIVATE, id);
        Set<HoldReason> reasons = held.isPresent() ? Set.of() : reasonsToHold(open, id);
        if (!reasons.isEmpty()) {
            return holdAtOnce(open, id, reasons);
        }
        Optional<Account> account = accounts.read(id);
        if (account.isEmpty()) {
            return refuse(open, id, "unknown-account");
        }
        if (!account.get().active()) {
            return alreadyInactive(open, id);
        }
        Optional<String> protection = protection(account.get(), open.policy());
        if (protection.isPresent()) {
            return refuse(open, id, protection.get());
        }
        return held.map(before -> heldBefore(open, id, before)).orElseGet(() -> judge(open, id));
    }

    /** Refuses a held account that nothing of ours may touch, and says why; empty if it may be. */
    public Optional<String> refuseIfProtected(CaseId caseId, AccountId id) {
        LeaverCases.Open open = leaverCases.find(caseId);
        Optional<String> reason =
                accounts.read(id)
                        .map(account -> protection(account, open.policy()))
                        .orElse(Optional.of("unknown-account"));
        reason.ifPresent(why -> refuse(open, id, why));
        return reason;
    }

    /**
     * The brake is asked before the rank: in a storm Slack's limit for reading ranks would put the
     * hold off by minutes, and the sign-out with it. Whoever signs out minds the rank.
     */
    private Set<HoldReason> reasonsToHold(LeaverCases.Open open, AccountId id) {
        if (new Protection(accounts).byId(id, open.policy()).isPresent()) {
            return Set.of();
        }
        if (SharedAccounts.isDisputed(open, id)) {
            return Set.of(HoldReason.DISPUTED_LINK);
        }
        return ask(open, id) instanceof Admission.Held(Set<HoldReason> reasons)
                ? reasons
                : Set.of();
    }

    private Outcome holdAtOnce(LeaverCases.Open open, AccountId id, Set<HoldReason> reasons) {
        Optional<Boolean> active = accounts.isActive(id);
        if (active.isEmpty()) {
            return refuse(open, id, "unknown-account");
        }
        return active.get() ? hold(open, id, reasons) : alreadyInactive(open, id);
    }

    private Admission ask(LeaverCases.Open open, AccountId id) {
        return breaker.admit(
                ExpectLeaver.expected(open.leaver(), id),
                Breaker.Urgency.ORDINARY,
                PushCaution.limits(open.leaver().person().source(), open.policy().deactivations()),
                clock.instant());
    }

    /** What the brake admitted just now, and what then needs no write, takes nobody's place. */
    private void refund(LeaverCases.Open open, AccountId id) {
        if (!has(open, id, AccountMark.ADMITTED)) {
            breaker.refund(ExpectLeaver.expected(open.leaver(), id));
        }
    }

    /** The drift of an account that is inactive now is closed, whoever deactivated it. */
    public void closeDrift(CaseId caseId, AccountId id) {
        breaker.withdraw(ExpectLeaver.expected(leaverCases.find(caseId).leaver(), id));
        StandDown.closeAll(batches, id);
    }

    private Outcome judge(LeaverCases.Open open, AccountId id) {
        if (SharedAccounts.isDisputed(open, id)) {
            return hold(open, id, Set.of(HoldReason.DISPUTED_LINK));
        }
        return switch (ask(open, id)) {
            case Admission.Admitted admitted -> admitted(open, id, admitted);
            case Admission.Held(Set<HoldReason> reasons) -> hold(open, id, reasons);
        };
    }

    /** Held stays held until a human decides, even when the window has room again (rule 4). */
    private Outcome heldBefore(LeaverCases.Open open, AccountId id, HeldDrift held) {
        String word = open.leaver().changedAt().toString();
        return switch (held.state()) {
            case State.Waiting(BatchId batch) -> held(open, id, held.item().reasons(), batch);
            case State.Parked parked -> {
                boolean due = held.isDue(word, open.policy().digest(), clock.instant());
                yield due
                        ? hold(open, id, Set.of(HoldReason.SHOWN_AGAIN))
                        : held(open, id, held.item().reasons(), parked.batch());
            }
            case State.Released released -> released(open, id, held.item(), released);
        };
    }

    /**
     * A release holds for exactly what was approved: same account state, same departure, in time.
     */
    private Outcome released(
            LeaverCases.Open open, AccountId id, HeldItem item, State.Released released) {
        Instant now = clock.instant();
        boolean same =
                item.change().equals(Change.deactivation(id))
                        && item.changedAt().equals(open.leaver().changedAt());
        if (!same) {
            batches.drop(released.batch(), Target.of(id));
        }
        if (!same || !now.isBefore(released.until())) {
            return hold(open, id, Set.of(HoldReason.APPROVAL_LAPSED));
        }
        if (SharedAccounts.isDisputed(open, id)
                && !item.reasons().contains(HoldReason.DISPUTED_LINK)) {
            // Nobody who released it knew.
            return hold(open, id, Set.of(HoldReason.DISPUTED_LINK));
        }
        return switch (breaker.admitReleased(item.change(), released.batch(), now)) {
            case Admission.Admitted admitted -> admitted(open, id, admitted);
            case Admission.Held(Set<HoldReason> reasons) -> hold(open, id, reasons);
        };
    }

    /** Whoever deactivated it, nothing holds the rest of the case back any more. */
    private Outcome alreadyInactive(LeaverCases.Open open, AccountId id) {
        refund(open, id);
        closeDrift(open.leaver().id(), id);
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
        if (has(open, id, AccountMark.HELD)) {
            // A run that held it at the moment of the decision has marked it once more.
            cases.unmark(open.leaver().id(), id, AccountMark.HELD);
        }
        recorder.fact(
                open.subject().with(id),
                open.ground(),
                Kind.ADMITTED,
                "admitted#" + id,
                admitted.approvedIn()
                        .map(batch -> Map.of("approvedIn", batch.value()))
                        .orElse(Map.of("approvedIn", "within the limits")));
        return new Outcome.Admitted(admitted);
    }

    /** The batch's mail puts it before a human; this one stays silent. */
    private Outcome hold(LeaverCases.Open open, AccountId id, Set<HoldReason> reasons) {
        BatchId batch =
                holdChange.hold(
                        new HeldItem(
                                Change.deactivation(id),
                                open.leaver().person(),
                                open.leaver().id(),
                                reasons,
                                open.leaver().changedAt(),
                                clock.instant(),
                                open.policy().digest()));
        return held(open, id, reasons, batch);
    }

    /** In the batch first: if the rest is lost by a death, the next call completes it. */
    private Outcome held(
            LeaverCases.Open open, AccountId id, Set<HoldReason> reasons, BatchId batch) {
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.HELD);
        if (has(open, id, AccountMark.RELEASED)) {
            cases.unmark(open.leaver().id(), id, AccountMark.RELEASED);
        }
        cases.enter(open.leaver().id(), CaseState.HELD, clock.instant());
        recorder.fact(
                open.subject().with(id),
                open.ground(),
                Kind.HELD,
                "held#" + id + "#" + batch,
                Map.of(
                        "account", id.value(),
                        "reasons", new TreeSet<>(reasons).toString(),
                        "batch", batch.value()));
        return new Outcome.Held();
    }

    private Outcome refuse(LeaverCases.Open open, AccountId id, String reason) {
        refund(open, id);
        refuseAccount.refuse(open, id, reason);
        return new Outcome.Refused(reason);
    }

    private Optional<String> protection(Account account, LeaverPolicy policy) {
        return new Protection(accounts).of(account, policy);
    }
}
