package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.List;
import java.util.Map;

/**
 * Takes an account's admin roles away where Slack refuses to deactivate it because of its rank.
 * Otherwise roles come after the cut, with the other places.
 */
public final class RemoveRoles {
    private final LeaverCases leaverCases;
    private final SlackCapabilities capabilities;
    private final AdminRoles roles;
    private final LeaveGroup leaveGroup;
    private final Recorder recorder;

    public RemoveRoles(
            LeaverCases leaverCases,
            SlackCapabilities capabilities,
            AdminRoles roles,
            LeaveGroup leaveGroup,
            Recorder recorder) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.roles = requireNonNull(roles, "roles is null");
        this.leaveGroup = requireNonNull(leaveGroup, "leaveGroup is null");
    }

    /** Settled once no role is left; else what came of the first that is. */
    public Carried remove(Runs.Ticket ticket, CaseId caseId, AccountId id) {
        // The plan alone, as for sessions: an account that is not cut must not wait for more.
        if (!Capability.ROLES.isOn(capabilities.plan())) {
            return unavailable(caseId, id, new Availability.NotOnThisPlan());
        }
        List<Entitlement.AdminRole> held;
        try {
            held = roles.of(id);
        } catch (PortFailure.NeedsHuman refused) {
            return unavailable(caseId, id, Availability.of(refused.code()));
        }
        for (Entitlement.AdminRole role : held) {
            Carried carried = leaveGroup.unrank(ticket, caseId, id, role);
            if (!(carried instanceof Carried.Settled)) {
                return carried;
            }
        }
        return new Carried.Settled();
    }

    private Carried unavailable(CaseId caseId, AccountId id, Availability why) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        recorder.fact(
                open.subject().with(id),
                open.ground(),
                Kind.UNAVAILABLE,
                "roles-out-of-reach#" + id,
                Map.of(Findings.UNAVAILABLE, Capability.ROLES + "=" + why.words()));
        return new Carried.Refused("roles-not-available");
    }
}
