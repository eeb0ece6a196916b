package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Restores;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.restore.Approval;
import dev.rollcall.domain.restore.LeftOut;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.domain.restore.RestoredGrant;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Gives one thing back that a human has approved, by the same write as {@link GiveAccess}. Whether
 * anything speaks against it is asked once more right before, from a fresh reading of the person.
 */
public final class RestoreAccess {
    private final Works works;
    private final ReadPerson readPerson;
    private final AdmitChange admit;
    private final AccountDirectory directory;
    private final ChangeMembership change;
    private final Membership membership;
    private final OffPlan offPlan;
    private final Restores restores;
    private final PreExistings preExistings;
    private final Unseen unseen;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    public RestoreAccess(
            Works works,
            ReadPerson readPerson,
            AdmitChange admit,
            AccountDirectory directory,
            ChangeMembership change,
            Membership membership,
            OffPlan offPlan,
            Restores restores,
            PreExistings preExistings,
            Recorder recorder,
            Escalate escalate,
            TellOnce tellOnce,
            Clock clock) {
        this.works = requireNonNull(works, "works is null");
        this.readPerson = requireNonNull(readPerson, "readPerson is null");
        this.admit = requireNonNull(admit, "admit is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.change = requireNonNull(change, "change is null");
        this.membership = requireNonNull(membership, "membership is null");
        this.offPlan = requireNonNull(offPlan, "offPlan is null");
        this.restores = requireNonNull(restores, "restores is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.unseen = new Unseen(recorder, tellOnce);
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** One item of what was approved. */
    private record Item(Restore restore, Approval approval, Entitlement entitlement) {
        AccountId account() {
            return restore.account();
        }
    }

    /**
     * @param seen how many looks had been wanted before the run began
     */
    public Carried restore(
            Runs.Ticket ticket, CaseId caseId, AccountId account, Entitlement to, long seen) {
        Optional<Carried> hindrance = works.hindrance(ticket, seen);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        Optional<Item> item = approved(ticket, account, to);
        if (item.isEmpty()) {
            // Given by an invocation that died before it could say so, or approved too long ago.
            return new Carried.Settled();
        }
        Optional<Situation> situation = readPerson.read(works.find(caseId), seen);
        Optional<ListedAccount> active = directory.read(account).filter(ListedAccount::active);
        // The case once more: it has the reading that the write stands on.
        Work work = works.find(caseId);
        if (situation.isEmpty() || active.isEmpty() || work.general().observesOnly()) {
            return new Carried.LookAgain();
        }
        Optional<LeftOut.Why> against = against(work, item.get(), situation.get(), active.get());
        return against.isPresent()
                ? leaveOut(work, item.get(), against.get())
                : give(ticket, work, item.get());
    }

    private Optional<Item> approved(Runs.Ticket ticket, AccountId account, Entitlement to) {
        return restores.of(ticket.person(), account)
                .filter(kept -> kept.state() instanceof Restore.State.Approved)
                .filter(kept -> kept.isGoodAt(clock.instant()) && kept.items().contains(to))
                .map(kept ->
                        new Item(kept, ((Restore.State.Approved) kept.state()).approval(), to));
    }

    private Optional<LeftOut.Why> against(
            Work work, Item item, Situation situation, ListedAccount account) {
        if (admit.protection(work, account.id()).isPresent()) {
            return Optional.of(LeftOut.Why.PROTECTED);
        }
        return situation
                .restoreRules(
                        account.id(),
                        Conversions.typeOf(account),
                        preExistings.things(account.id()))
                .against(item.entitlement())
                .or(() -> unavailable(work, item))
                .or(() -> outside(account.id(), item.entitlement()));
    }

    private Optional<LeftOut.Why> unavailable(Work work, Item item) {
        if (offPlan.has(item.entitlement())) {
            return Optional.empty();
        }
        offPlan.note(work, item.account(), item.entitlement());
        return Optional.of(LeftOut.Why.NOT_ON_THIS_PLAN);
    }

    private Optional<LeftOut.Why> outside(AccountId account, Entitlement to) {
        boolean outside =
                to instanceof Entitlement.UserGroup group
                        && !membership.is(account, new Entitlement.Workspace(group.workspaceId()));
        return outside ? Optional.of(LeftOut.Why.NO_WORKSPACE) : Optional.empty();
    }

    private Carried give(Runs.Ticket ticket, Work work, Item item) {
        AccountId account = item.account();
        Entitlement to = item.entitlement();
        Carried carried =
                unseen.orTask(
                        work,
                        account,
                        to,
                        Unseen.IN,
                        () ->
                                change.carryOut(
                                        ticket,
                                        work,
                                        account,
                                        to,
                                        true,
                                        () -> membership.give(account, to)));
        switch (carried) {
            case Carried.Settled() -> {
                restores.given(
                        new RestoredGrant(
                                work.run().person(),
                                account,
                                to,
                                clock.instant(),
                                item.approval()));
                done(item);
            }
            case Carried.Refused(String code) -> refused(work, item, code);
            case Carried.Awaiting _, Carried.Later _, Carried.LookAgain(), Carried.Fenced() -> {}
        }
        return carried;
    }

    private Carried leaveOut(Work work, Item item, LeftOut.Why why) {
        recorder.fact(
                work.subject().with(item.account()).with(item.entitlement()),
                work.ground(),
                Kind.RESTORE,
                "restore-left-out#" + item.account() + "#" + item.entitlement().key(),
                Map.of("why", why.code(), "digest", item.approval().digest()));
        done(item);
        return new Carried.Refused(why.code());
    }

    private void refused(Work work, Item item, String code) {
        escalate.raise(
                work.run(),
                work.ground(),
                "addition-refused:" + item.entitlement().key(),
                "Slack refuses to put this account in, which somebody approved. See why, or do it"
                        + " by hand.",
                Map.of(
                        "account", item.account().value(),
                        "entitlement", item.entitlement().key(),
                        "code", code));
        done(item);
    }

    private void done(Item item) {
        item.restore()
                .without(item.entitlement())
                .ifPresentOrElse(restores::keep, () -> restores.drop(item.restore()));
    }
}
