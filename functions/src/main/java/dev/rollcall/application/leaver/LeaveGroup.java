package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.Map;

/** Takes an account that may be cut out of one group. */
public final class LeaveGroup {
    private final LeaverCases leaverCases;
    private final Memberships memberships;
    private final Accounts accounts;
    private final CarryOut carryOut;
    private final Escalate escalate;
    private final Reactivation reactivation;

    public LeaveGroup(
            LeaverCases leaverCases,
            Cases cases,
            Memberships memberships,
            Accounts accounts,
            CarryOut carryOut,
            Escalate escalate) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.reactivation = new Reactivation(cases, escalate);
    }

    public Carried leave(Runs.Ticket ticket, CaseId caseId, AccountId id, Entitlement group) {
        LeaverCases.Open open = leaverCases.find(caseId);
        if (!open.leaver().workable().contains(id)) {
            // The brake covers every path (rule 5): what is held keeps its memberships too.
            return new Carried.Refused("held");
        }
        StillInactive stillInactive = new StillInactive(accounts, reactivation, open, id);
        Carried carried =
                carryOut.carryOut(
                        new Order(
                                ticket,
                                open.subject().with(id).with(group),
                                open.ground(),
                                "leave",
                                "member=false",
                                () -> look(id, group),
                                stillInactive.beside(() -> look(id, group)),
                                () -> memberships.leave(id, group)));
        if (carried instanceof Carried.Refused(String code)) {
            escalate.raise(
                    open.leaver(),
                    open.ground(),
                    "membership-refused:" + group.key(),
                    "Slack refuses to take this account out of a group. Remove it by hand.",
                    Map.of("account", id.value(), "group", group.key(), "code", code));
        }
        return stillInactive.judged(carried);
    }

    private Look.Seen look(AccountId id, Entitlement group) {
        boolean member = memberships.isIn(id, group);
        return new Look.Seen(!member, "member=" + member);
    }
}
