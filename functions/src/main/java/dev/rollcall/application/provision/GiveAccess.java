package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.policy.Writer;

import java.time.Clock;
import java.util.Optional;

/** Gives one thing that rules give, and records that it is given once it was read back. */
public final class GiveAccess {
    private final Works works;
    private final AdmitChange admit;
    private final ChangeMembership change;
    private final Membership membership;
    private final OffPlan offPlan;
    private final GrantRecords records;
    private final Unseen unseen;
    private final Refusals refusals;

    public GiveAccess(
            Works works,
            AdmitChange admit,
            ChangeMembership change,
            Membership membership,
            OffPlan offPlan,
            Grants grants,
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
        this.unseen = new Unseen(recorder, tellOnce);
        this.refusals = requireNonNull(refusals, "refusals is null");
    }

    /**
     * @param seen how many looks had been wanted before the run began
     */
    public Carried give(
            Runs.Ticket ticket, CaseId caseId, AccountId account, Entitlement to, long seen) {
        Optional<Carried> hindrance = works.hindrance(ticket, seen);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        Work work = works.find(caseId);
        if (work.general().observesOnly() || work.basis().isEmpty()) {
            return new Carried.LookAgain();
        }
        Optional<RecordedGrant> meant = records.of(work.run().person(), account, to);
        if (meant.isEmpty() || !(work.access().writerOf(to) instanceof Writer.Rollcall)) {
            return new Carried.Refused("not-given-by-rules");
        }
        if (admit.protection(work, account).isPresent()) {
            return new Carried.Refused("protected");
        }
        if (!offPlan.has(to)) {
            return offPlan.refuse(work, account, to);
        }
        return unseen.orTask(
                work,
                account,
                to,
                Unseen.IN,
                () -> settled(work, account, meant.get(), write(ticket, work, account, to)));
    }

    private Carried write(Runs.Ticket ticket, Work work, AccountId account, Entitlement to) {
        return change.carryOut(ticket, work, account, to, true, () -> membership.give(account, to));
    }

    private Carried settled(Work work, AccountId account, RecordedGrant meant, Carried carried) {
        switch (carried) {
            case Carried.Settled() -> {
                records.given(work, account, meant.grant());
                refusals.over(work, Refusals.Of.adding(account, meant.grant().entitlement()));
            }
            case Carried.Refused(String code) ->
                    refused(work, account, meant.grant().entitlement(), code);
            case Carried.Awaiting _, Carried.Later _, Carried.LookAgain(), Carried.Fenced() -> {}
        }
        return carried;
    }

    private void refused(Work work, AccountId account, Entitlement to, String code) {
        offPlan.noteIfSoRefused(work, account, to, code);
        refusals.addition(work, account, to, code);
    }
}
