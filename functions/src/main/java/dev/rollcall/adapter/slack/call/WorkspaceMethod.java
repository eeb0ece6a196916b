package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;

/**
 * Workspaces and who is in them ({@code admin.teams.*}, {@code admin.users.assign}). The lists are
 * needed for accounts: an account's rank is read from them, and none is deactivated before.
 */
@SuppressWarnings("ImmutableEnumChecker") // MethodFacts is immutable: it copies its list.
public enum WorkspaceMethod implements WebMethod {
    LIST(
            MethodFacts.read(
                            "admin.teams.list", Tier.THREE, Capability.ACCOUNTS, "admin.teams:read")
                    .atMost(1000)
                    .neededFor("every path: the workspaces and their primary owners")),
    OWNERS(
            MethodFacts.read(
                            "admin.teams.owners.list",
                            Tier.THREE,
                            Capability.ACCOUNTS,
                            "admin.teams:read")
                    .atMost(1000)
                    .neededFor("leaver: owners are not deactivated")),
    ASSIGN(
            MethodFacts.write(
                            "admin.users.assign",
                            Tier.TWO,
                            Capability.WORKSPACES,
                            "admin.users:write")
                    .neededFor("joiner, mover: into a workspace")),
    REMOVE(
            MethodFacts.write(
                            "admin.users.remove",
                            Tier.TWO,
                            Capability.WORKSPACES,
                            "admin.users:write")
                    .neededFor("mover: out of a workspace"));

    private final MethodFacts facts;

    WorkspaceMethod(MethodFacts facts) {
        this.facts = requireNonNull(facts, "facts is null");
    }

    @Override
    public MethodFacts facts() {
        return facts;
    }
}
