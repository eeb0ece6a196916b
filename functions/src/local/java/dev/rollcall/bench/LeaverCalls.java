package dev.rollcall.bench;

import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.SlackLimits;
import dev.rollcall.domain.budget.Tier;

import java.util.ArrayList;
import java.util.List;

/**
 * What the runbook asks of Slack for one leaver in three workspaces, two IdP groups and three user
 * groups, one call after the other (docs/performance.md). What follows the cut is the mover's lane.
 */
final class LeaverCalls {
    private static final Wire USERS_INFO = Wire.method("users.info", Tier.FOUR, 100);
    private static final Wire CHANNELS = Wire.method("users.conversations", Tier.THREE, 50);
    private static final Wire SESSIONS = Wire.tierTwo("admin.users.session.list");
    private static final Wire RESET = Wire.tierTwo("admin.users.session.reset");
    private static final Wire GROUPS = Wire.tierTwo("usergroups.list");
    private static final Wire MEMBERS = Wire.tierTwo("usergroups.users.list");
    private static final Wire UPDATE = Wire.tierTwo("usergroups.users.update");

    private static final Wire ROLES = Wire.method("admin.roles.listAssignments", Tier.THREE, 50);
    private static final Wire REMOVE = Wire.tierTwo("admin.users.remove");
    private static final Wire SEATS = Wire.tierTwo("team.billableInfo");
    private static final Wire INTEGRATIONS = Wire.tierTwo("team.integrationLogs");
    private static final Wire WORKFLOWS = Wire.tierTwo("admin.workflows.search");
    private static final Wire AUDIT =
            new Wire("audit logs", List.of("50/audit-logs"), SlackLimits.auditLogs());

    private record Call(Wire wire, String resource, Lane lane) {}

    private final Caller caller;
    private final List<Call> calls = new ArrayList<>();

    LeaverCalls(Caller caller) {
        this.caller = caller;
        // Assess and admit.
        add(Wire.SCIM_READ, USERS_INFO, Wire.SCIM_READ, USERS_INFO);
        // Capture.
        add(Wire.SCIM_READ, GROUPS, GROUPS, GROUPS, CHANNELS, CHANNELS, CHANNELS);
        // Cut.
        add(SESSIONS, RESET, SESSIONS, Wire.SCIM_READ);
        calls.add(new Call(Wire.USER_PATCH, "leaver", Lane.LEAVER));
        add(Wire.SCIM_READ);
        // Groups.
        for (int group = 0; group < 3; group++) {
            add(GROUPS, GROUPS, UPDATE, GROUPS, MEMBERS, Wire.SCIM_READ);
        }
        for (int group = 0; group < 2; group++) {
            add(Wire.SCIM_READ);
            calls.add(new Call(Wire.GROUP_PATCH, "leavers-group-" + group, Lane.LEAVER));
            add(Wire.SCIM_READ);
        }
        // Survey, and out of each workspace that still shows the account.
        after(Wire.SCIM_READ, USERS_INFO, CHANNELS, CHANNELS, CHANNELS, USERS_INFO, ROLES);
        for (int workspace = 0; workspace < 3; workspace++) {
            after(USERS_INFO, REMOVE, USERS_INFO, Wire.SCIM_READ);
        }
        // Verify.
        add(Wire.SCIM_READ, SESSIONS, GROUPS, GROUPS, GROUPS, Wire.SCIM_READ, Wire.SCIM_READ);
        // Prove: two sorts of records, and the seat in each workspace.
        after(AUDIT, AUDIT, USERS_INFO, SEATS, SEATS, SEATS);
        // Inventory: four sorts of records, and what each workspace has installed.
        after(AUDIT, AUDIT, AUDIT, AUDIT, USERS_INFO, INTEGRATIONS, INTEGRATIONS, INTEGRATIONS);
        after(WORKFLOWS);
        // Seal.
        add(Wire.SCIM_READ);
    }

    void run(Runnable then) {
        run(0, then);
    }

    private void run(int index, Runnable then) {
        if (index == calls.size()) {
            then.run();
            return;
        }
        Call call = calls.get(index);
        caller.call(call.wire(), call.lane(), call.resource(), () -> run(index + 1, then));
    }

    private void add(Wire... wires) {
        for (Wire wire : wires) {
            calls.add(new Call(wire, "", Lane.LEAVER));
        }
    }

    private void after(Wire... wires) {
        for (Wire wire : wires) {
            calls.add(new Call(wire, "", Lane.MOVER));
        }
    }
}
