package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.Writer;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Takes one thing that no rule gives any more, if the breaker admits it right before. */
public final class TakeAccess {
    private final Works works;
    private final AdmitChange admit;
    private final ChangeMembership change;
    private final Membership membership;
    private final OffPlan offPlan;
    private final GrantRecords records;
    private final CampaignSlice slice;
    private final Unseen unseen;
    private final Refusals refusals;

    public TakeAccess(
            Works works,
            AdmitChange admit,
            ChangeMembership change,
            Membership membership,
            OffPlan offPlan,
            Grants grants,
            CampaignSlice slice,
            Recorder recorder,
            Refusals refusals,
            TellOnce tellOnce,
            Clock clock) {
        this.works = requireNonNull(works, "works is null");
        this.admit = requireNonNull(admit, "admit is null");
        this.change = requireNonNull(change, "change is null");
        this.membership = requireNonNull(membership, "membership is null");
        this.offPlan = requireNonNull(offPlan, "offPlan is null");
        this.records = new GrantRecords(grants, clock);
        this.slice = requireNonNull(slice, "slice is null");
        this.unseen = new Unseen(recorder, tellOnce);
        this.refusals = requireNonNull(refusals, "refusals is null");
    }

    /**
     * @param seen how many looks had been wanted before the run began
     */
    public Carried take(
            Runs.Ticket ticket, CaseId caseId, AccountId account, Entitlement from, long seen) {
        Optional<Carried> hindrance = works.hindrance(ticket, seen);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        Work work = works.find(caseId);
        if (work.general().observesOnly() || work.basis().isEmpty()) {
            return new Carried.LookAgain();
        }
        FromBefore before = slice.of(account);
        Optional<FromBefore.Going> approved =
                before.going(from).filter(_ -> isOurs(work, from) && !isGiven(work, account, from));
        if (approved.isPresent()) {
            return approved(ticket, work, approved.get());
        }
        Optional<FromBefore.Going> begun = before.begun(from);
        if (begun.isPresent() && !membership.is(account, from)) {
            // Written before the campaign was stopped; only the read-back was still to come.
            slice.taken(begun.get());
            return new Carried.Settled();
        }
        if (!mayTake(work, account, from, before.things())) {
            return new Carried.Refused("not-given-by-rules");
        }
        if (!offPlan.has(from)) {
            return offPlan.refuse(work, account, from);
        }
        return unseen.orTask(
                work, account, from, Unseen.OUT, () -> admitted(ticket, work, account, from));
    }

    /**
     * Only what rules gave, or what an authoritative mapping lists and was not there when the
     * company was adopted; never what others write.
     */
    private boolean mayTake(
            Work work, AccountId account, Entitlement from, Set<Entitlement> before) {
        boolean authoritative =
                work.access().mappings().stream()
                        .filter(mapping -> mapping.mode() == MappingMode.AUTHORITATIVE)
                        .anyMatch(mapping -> mapping.grants().contains(from));
        return isOurs(work, from)
                && (isGiven(work, account, from) || (authoritative && !before.contains(from)));
    }

    private static boolean isOurs(Work work, Entitlement from) {
        return work.access().writerOf(from) instanceof Writer.Rollcall;
    }

    private boolean isGiven(Work work, AccountId account, Entitlement from) {
        return records.of(work.run().person(), account, from).isPresent();
    }

    /** What people approved with a campaign; the ledger names it. */
    private Carried approved(Runs.Ticket ticket, Work work, FromBefore.Going going) {
        AccountId account = going.item().account();
        Entitlement from = going.item().thing();
        if (!offPlan.has(from)) {
            slice.drop(going, CampaignItem.Why.REFUSED);
            return offPlan.refuse(work, account, from);
        }
        Change removal = Change.removal(account, from);
        return switch (admit.admitApproved(work, removal, going.campaign())) {
            case AdmitChange.Word.No(Carried why) -> {
                if (why instanceof Carried.Refused) {
                    slice.drop(going, CampaignItem.Why.PROTECTED);
                }
                yield why;
            }
            case AdmitChange.Word.Admitted(var admission) ->
                    slice.begin(going)
                            .map(begun -> approved(ticket, work, begun, admission))
                            .orElseGet(Carried.LookAgain::new);
        };
    }

    private Carried approved(
            Runs.Ticket ticket, Work work, FromBefore.Going begun, Admission.Admitted admission) {
        AccountId account = begun.item().account();
        Entitlement from = begun.item().thing();
        Carried carried =
                unseen.orTask(
                        work,
                        account,
                        from,
                        Unseen.OUT,
                        () ->
                                change.takeReleased(
                                        ticket,
                                        work,
                                        ground(work, begun.campaign()),
                                        account,
                                        from,
                                        () -> membership.take(admission, account, from)));
        switch (carried) {
            case Carried.Settled() -> {
                slice.taken(begun);
                refusals.over(work, Refusals.Of.removing(account, from));
            }
            case Carried.Refused(String code) -> {
                refused(work, account, from, code);
                slice.drop(begun, CampaignItem.Why.REFUSED);
            }
            case Carried.Awaiting _, Carried.Later _, Carried.LookAgain(), Carried.Fenced() -> {}
        }
        return carried;
    }

    private static Ground ground(Work work, Campaign campaign) {
        return new Ground(
                "campaign", campaign.name() + "#" + campaign.id(), work.access().digest());
    }

    private Carried admitted(Runs.Ticket ticket, Work work, AccountId account, Entitlement from) {
        Change removal = Change.removal(account, from);
        return switch (admit.admit(work, removal)) {
            case AdmitChange.Word.No(Carried why) -> why;
            case AdmitChange.Word.Admitted(var admission) ->
                    admit.spent(
                            work,
                            removal,
                            admission,
                            told(
                                    work,
                                    account,
                                    from,
                                    change.carryOut(
                                            ticket,
                                            work,
                                            account,
                                            from,
                                            false,
                                            () -> membership.take(admission, account, from))));
        };
    }

    /** Puts down what came of it: on the records, or before a human. */
    private Carried told(Work work, AccountId account, Entitlement from, Carried carried) {
        switch (carried) {
            case Carried.Settled() -> {
                records.forget(work, from);
                refusals.over(work, Refusals.Of.removing(account, from));
            }
            case Carried.Refused(String code) -> refused(work, account, from, code);
            case Carried.Awaiting _, Carried.Later _, Carried.LookAgain(), Carried.Fenced() -> {}
        }
        return carried;
    }

    private void refused(Work work, AccountId account, Entitlement from, String code) {
        offPlan.noteIfSoRefused(work, account, from, code);
        refusals.removal(work, account, from, code);
    }
}
