package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.Map;
import java.util.Optional;

/** Takes an account that may be cut out of one group. */
public final class LeaveGroup {
    private final LeaverCases leaverCases;
    private final Memberships memberships;
    private final CarryOut carryOut;
    private final Escalate escalate;

    public LeaveGroup(
            LeaverCases leaverCases,
            Memberships memberships,
            CarryOut carryOut,
            Escalate escalate) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
    }

    public Carried leave(Runs.Ticket ticket, CaseId caseId, AccountId id, Entitlement group) {
        LeaverCases.Open open = leaverCases.find(caseId);
        if (!open.leaver().workable().contains(id)) {
            // The brake covers every path (rule 5): what is held keeps its memberships too.
            return new Carried.Refused("held");
        }
        Optional<Assessment> basis = open.leaver().assessment();
        if (basis.isEmpty() || open.policy().observesOnly()) {
            return new Carried.LookAgain();
        }
        Carried carried =
                carryOut.carryOut(
                        new Order(
                                        ticket,
                                        open.subject().with(id).with(group),
                                        open.ground(),
                                        "leave",
                                        "member=false",
                                        () -> look(id, group),
                                        () -> memberships.leave(id, group))
                                .basedOn(basis.get()));
        if (carried instanceof Carried.Refused(String code)) {
            escalate.raise(
                    open.leaver(),
                    open.ground(),
                    "membership-refused:" + group.key(),
                    "Slack refuses to take this account out of a group. Remove it by hand.",
                    Map.of("account", id.value(), "group", group.key(), "code", code));
        }
        return carried;
    }

    private Look.Seen look(AccountId id, Entitlement group) {
        boolean member = memberships.isIn(id, group);
        return new Look.Seen(!member, "member=" + member);
    }
}
