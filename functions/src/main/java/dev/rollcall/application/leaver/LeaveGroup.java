package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Look;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Takes an account that may be cut out of one group, workspace or channel, or a role from it. */
public final class LeaveGroup {
    private final LeaverCases leaverCases;
    private final Memberships memberships;
    private final Accounts accounts;
    private final LeaveUserGroup leaveUserGroup;
    private final LeaveOrganisationGroup leaveOrganisationGroup;
    private final CarryOut carryOut;
    private final Escalate escalate;
    private final Reactivation reactivation;
    private final Clock clock;

    public LeaveGroup(
            LeaverCases leaverCases,
            Cases cases,
            Memberships memberships,
            Accounts accounts,
            GroupLocks locks,
            GroupWishes wishes,
            Breaker breaker,
            Grants grants,
            CarryOut carryOut,
            Escalate escalate,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.reactivation = new Reactivation(cases, escalate);
        this.clock = requireNonNull(clock, "clock is null");
        this.leaveUserGroup =
                new LeaveUserGroup(
                        leaverCases,
                        memberships,
                        accounts,
                        reactivation,
                        locks,
                        wishes,
                        breaker,
                        carryOut,
                        clock);
        this.leaveOrganisationGroup =
                new LeaveOrganisationGroup(memberships, accounts, reactivation, grants, carryOut);
    }

    /**
     * Only what the brake let through, or is inactive already, is taken out of groups; out of
     * workspaces, channels and roles only what is inactive.
     */
    public Carried leave(Runs.Ticket ticket, CaseId caseId, AccountId id, Entitlement group) {
        LeaverCases.Open open = leaverCases.find(caseId);
        Optional<Carried> hindrance =
                goesWithTheCut(group)
                        ? Removal.hindrance(open, id)
                        : Removal.hindranceAfterTheCut(open, id);
        return hindrance.orElseGet(() -> leave(new Leaving(ticket, open, id, group)));
    }

    /** Takes a role away from an account that Slack does not let us deactivate because of it. */
    Carried unrank(Runs.Ticket ticket, CaseId caseId, AccountId id, Entitlement.AdminRole role) {
        LeaverCases.Open open = leaverCases.find(caseId);
        Optional<Carried> hindrance = Removal.hindrance(open, id);
        return hindrance.orElseGet(() -> carryOut(new Leaving(ticket, open, id, role)));
    }

    private Carried leave(Leaving leaving) {
        if (!Leaving.hasTime(leaving.basis(), clock.instant())) {
            return new Carried.LookAgain();
        }
        Carried carried =
                switch (leaving.group()) {
                    case Entitlement.UserGroup group -> leaveUserGroup.leave(leaving, group);
                    case Entitlement.OrganisationGroup _ -> leaveOrganisationGroup.leave(leaving);
                    case Entitlement.IdpGroup _,
                            Entitlement.Workspace _,
                            Entitlement.Channel _,
                            Entitlement.AdminRole _ ->
                            carryOut(leaving);
                };
        if (carried instanceof Carried.Refused(String code)
                && !code.equals(StillInactive.REACTIVATED)
                && goesWithTheCut(leaving.group())) {
            escalate.raise(
                    leaving.open().leaver(),
                    leaving.open().ground(),
                    "membership-refused:" + leaving.group().key(),
                    "Slack refuses to take this account out of a group. Remove it by hand.",
                    Map.of(
                            "account",
                            leaving.account().value(),
                            "group",
                            leaving.group().key(),
                            "code",
                            code));
        }
        return carried;
    }

    private Carried carryOut(Leaving leaving) {
        AccountId id = leaving.account();
        StillInactive stillInactive = new StillInactive(accounts, reactivation, leaving.open(), id);
        Look look = () -> Leaving.seen(memberships.isIn(id, leaving.group()));
        return stillInactive.judged(
                carryOut.carryOut(
                        leaving.order(
                                look,
                                stillInactive.beside(look),
                                () -> memberships.leave(id, leaving.group()))));
    }

    /**
     * Groups that can be read: the verification asks for them. What else is refused becomes a
     * residual item, which tells of itself.
     */
    private static boolean goesWithTheCut(Entitlement group) {
        return switch (group) {
            case Entitlement.UserGroup _, Entitlement.IdpGroup _ -> true;
            case Entitlement.Workspace _,
                    Entitlement.Channel _,
                    Entitlement.AdminRole _,
                    Entitlement.OrganisationGroup _ ->
                    false;
        };
    }
}
