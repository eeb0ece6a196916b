package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.GroupShare;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.push.PushCaution;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks protection and breaker, right before a write that takes something, gives access back or
 * makes an account. What the breaker holds stands before people, and stays held until they have
 * decided (rule 4).
 */
public final class AdmitChange {
    /** The word on a change that people have to decide on. */
    static final String FOR_NOW = "held";

    /** How it begins what people are told of an account that is never changed. */
    private final Accounts accounts;

    private final Breaker breaker;
    private final Policies policies;
    private final Ledger ledger;
    private final Memberships memberships;
    private final HeldAccess heldAccess;
    private final Refusals refusals;
    private final Clock clock;

    public AdmitChange(
            Accounts accounts,
            Breaker breaker,
            Policies policies,
            Ledger ledger,
            Memberships memberships,
            HeldAccess heldAccess,
            Refusals refusals,
            Clock clock) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.heldAccess = requireNonNull(heldAccess, "heldAccess is null");
        this.refusals = requireNonNull(refusals, "refusals is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The word on one change. */
    sealed interface Word {
        record Admitted(Admission.Admitted admission) implements Word {}

        /** Refused where it stands before people, or a human was told; else asked again later. */
        record No(Carried why) implements Word {}
    }

    /**
     * Notes what is due by a fresh reading, so that of what waits for the dwell many at once are
     * seen before the first. What people are asked about already counts no more; what was held and
     * is not due is closed.
     *
     * @return since when the run knows of it: the dwell counts from there
     */
    Instant due(Work work, Whom whom, List<Change> changes, Profile profile) {
        List<HeldDrift> held = heldAccess.keepOnly(work, whom, changes, profile);
        changes.stream()
                .filter(change -> held.stream().noneMatch(drift -> isOf(change, drift)))
                .forEach(change -> breaker.expect(expected(work, change)));
        return changes.isEmpty() ? clock.instant() : heldAccess.confirmed(work, whom, changes);
    }

    private static boolean isOf(Change change, HeldDrift drift) {
        Change held = drift.item().change();
        return held.kind() == change.kind() && held.target().equals(change.target());
    }

    Word admit(Work work, Change change) {
        Optional<String> protection = protection(work, change.whom());
        Optional<HeldDrift> held = heldAccess.of(change);
        if (protection.isPresent()) {
            held.ifPresent(heldAccess::drop);
            return refused(work, change, protection.get());
        }
        return held.map(before -> heldBefore(work, change, before))
                .orElseGet(() -> judge(work, change));
    }

    /**
     * The word on what people approved with a campaign. Held, it is not due any more: the campaign
     * goes on with it when it goes on.
     */
    Word admitApproved(Work work, Change change, Campaign campaign) {
        Optional<String> protection = protection(work, change.whom());
        if (protection.isPresent()) {
            return refused(work, change, protection.get());
        }
        return switch (breaker.admitApproved(change, campaign, clock.instant())) {
            case Admission.Admitted admitted -> new Word.Admitted(admitted);
            case Admission.Held(Set<HoldReason> reasons) ->
                    new Word.No(
                            reasons.contains(HoldReason.STATE_UNREADABLE)
                                    ? new Carried.Later(clock.instant().plus(CarryOut.STOPPED))
                                    : new Carried.LookAgain());
        };
    }

    /**
     * Returns what came of an admitted change. An admission that came to nothing, because all was
     * as meant or the run may not go on, is given back: what was not changed does not count. What
     * was begun may have been written, and stays counted. A release is used up when it is done, or
     * refused by Slack; a human was told of that.
     */
    Carried spent(Work work, Change change, Admission.Admitted admission, Carried carried) {
        switch (carried) {
            case Carried.Settled() -> {
                refundUnwritten(work, change, admission);
                heldAccess.done(admission);
            }
            case Carried.LookAgain(), Carried.Fenced() -> refundUnwritten(work, change, admission);
            case Carried.Refused _ -> {
                refundRefused(work, change, admission);
                heldAccess.refused(admission);
            }
            case Carried.Awaiting _, Carried.Later _ -> {}
        }
        return carried;
    }

    /** An account that Slack refuses is not made, and takes nobody else's place. */
    private void refundRefused(Work work, Change change, Admission.Admitted admission) {
        if (change.kind() == ChangeKind.CREATE && admission.approvedIn().isEmpty()) {
            breaker.refund(expected(work, change));
        } else {
            refundUnwritten(work, change, admission);
        }
    }

    /** What people released is counted apart. */
    private void refundUnwritten(Work work, Change change, Admission.Admitted admission) {
        if (admission.approvedIn().isEmpty() && !isBegun(work, change)) {
            breaker.refund(expected(work, change));
        }
    }

    private boolean isBegun(Work work, Change change) {
        return ledger.of(work.run().id()).stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == Kind.INTENT)
                .anyMatch(intent -> Intents.isFor(change, intent));
    }

    private Optional<String> protection(Work work, Whom whom) {
        return switch (whom) {
            case Whom.Owner(AccountId account) -> protection(work, account);
            case Whom.Newcomer _ -> Optional.empty();
        };
    }

    /** Returns why nothing of the account may be changed, if so (rule 7). */
    Optional<String> protection(Work work, AccountId account) {
        return new Untouchable(accounts).why(account, work.access(), work.general());
    }

    private static Breaker.Expected expected(Work work, Change change) {
        return new Breaker.Expected(change.kind(), change.target(), work.run().detectedAt());
    }

    private Word judge(Work work, Change change) {
        Admission admission =
                breaker.admit(
                        expected(work, change),
                        Breaker.Urgency.ORDINARY,
                        limits(work, change.kind()),
                        share(change),
                        clock.instant());
        return switch (admission) {
            case Admission.Admitted admitted -> new Word.Admitted(admitted);
            case Admission.Held(Set<HoldReason> reasons) -> hold(work, change, reasons);
        };
    }

    private Limits limits(Work work, ChangeKind kind) {
        Limits limits = policies.plans().of(kind);
        return kind.givesAccess()
                ? limits
                : PushCaution.limits(work.run().person().source(), limits);
    }

    /** A workspace or a channel has the limits of its kind only: no one reading tells its size. */
    private Optional<GroupShare> share(Change change) {
        return change.entitlement()
                .filter(GroupShare::isOf)
                .map(group ->
                        new GroupShare(
                                policies.plans().perGroup(),
                                () -> memberships.size(group).orElse(0)));
    }

    private Word heldBefore(Work work, Change change, HeldDrift held) {
        Instant now = clock.instant();
        return switch (held.state()) {
            case State.Waiting(BatchId batch) -> waits(work, change, held, batch);
            case State.Parked parked ->
                    held.isDue(HeldAccess.word(work), work.access().digest(), now)
                            ? hold(work, change, Set.of(HoldReason.SHOWN_AGAIN))
                            : waits(work, change, held, parked.batch());
            case State.Released released -> released(work, change, held, released);
        };
    }

    private Word waits(Work work, Change change, HeldDrift held, BatchId batch) {
        heldAccess.record(work, change, held.item().reasons(), batch);
        return new Word.No(new Carried.Refused(FOR_NOW));
    }

    /** A release holds for exactly what was approved, and in time. */
    private Word released(Work work, Change change, HeldDrift held, State.Released released) {
        Instant now = clock.instant();
        boolean same = held.item().change().equals(change);
        if (!same) {
            heldAccess.drop(held);
        }
        if (!same || !now.isBefore(released.until())) {
            return hold(work, change, Set.of(HoldReason.APPROVAL_LAPSED));
        }
        return switch (breaker.admitReleased(change, released.batch(), now)) {
            case Admission.Admitted admitted -> {
                heldAccess.admitted(work, change, admitted);
                yield new Word.Admitted(admitted);
            }
            case Admission.Held(Set<HoldReason> reasons) -> hold(work, change, reasons);
        };
    }

    private Word hold(Work work, Change change, Set<HoldReason> reasons) {
        if (change.kind().givesAccess() && reasons.equals(Set.of(HoldReason.STOPPED))) {
            // Nobody has to approve it once nothing is stopped any more.
            return new Word.No(new Carried.Later(clock.instant().plus(CarryOut.STOPPED)));
        }
        heldAccess.hold(work, change, reasons);
        return new Word.No(new Carried.Refused(FOR_NOW));
    }

    private Word refused(Work work, Change change, String reason) {
        refusals.protection(work, change, reason);
        return new Word.No(new Carried.Refused(reason));
    }
}
