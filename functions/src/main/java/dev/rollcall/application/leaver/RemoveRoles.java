package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.List;

/**
 * Takes an account's admin roles away where Slack refuses to deactivate it because of its rank.
 * Otherwise roles come after the cut, with the other places.
 */
public final class RemoveRoles {
    private final AdminRoles roles;
    private final LeaveGroup leaveGroup;

    public RemoveRoles(AdminRoles roles, LeaveGroup leaveGroup) {
        this.roles = requireNonNull(roles, "roles is null");
        this.leaveGroup = requireNonNull(leaveGroup, "leaveGroup is null");
    }

    /** Settled once no role is left; else what came of the first that is. */
    public Carried remove(Runs.Ticket ticket, CaseId caseId, AccountId id) {
        List<Entitlement.AdminRole> held;
        try {
            held = roles.of(id);
        } catch (PortFailure.NeedsHuman _) {
            return new Carried.Refused("roles-not-available");
        }
        for (Entitlement.AdminRole role : held) {
            Carried carried = leaveGroup.unrank(ticket, caseId, id, role);
            if (!(carried instanceof Carried.Settled)) {
                return carried;
            }
        }
        return new Carried.Settled();
    }
}
