package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;

/** Who somebody is to the Web API, and what the seat costs. */
@SuppressWarnings("ImmutableEnumChecker") // MethodFacts is immutable: it copies its list.
public enum AccountMethod implements WebMethod {
    IDENTITY(
            MethodFacts.read("auth.test", Tier.FOUR, Capability.ACCOUNTS)
                    .neededFor(
                            "every path: whose tokens these are, who must never be deactivated")),
    INFO(
            MethodFacts.read("users.info", Tier.FOUR, Capability.ACCOUNTS, "users:read")
                    .neededFor("leaver: rank and workspaces, before and after")),
    MEMBERS(
            MethodFacts.read("users.list", Tier.TWO, Capability.ACCOUNTS, "users:read")
                    .atMost(1000)
                    .neededFor("doctor: the owners of a lone workspace")),
    LIST(
            MethodFacts.read("admin.users.list", Tier.FOUR, Capability.SESSIONS, "admin.users:read")
                    .atMost(100)
                    .neededFor(
                            "leaver: the owners whom a sign-out of many leaves out;"
                                    + " reconciliation and access review: all accounts")),
    BILLING(
            MethodFacts.read("team.billableInfo", Tier.TWO, Capability.BILLING, "admin")
                    .atMost(1000)
                    .neededFor("leaver: is the seat free")),
    INTEGRATION_LOGS(
            MethodFacts.read("team.integrationLogs", Tier.TWO, Capability.INTEGRATION_LOGS, "admin")
                    .atMost(1000)
                    .neededFor("leaver: webhooks, bots and commands that the person added"));

    private final MethodFacts facts;

    AccountMethod(MethodFacts facts) {
        this.facts = requireNonNull(facts, "facts is null");
    }

    @Override
    public MethodFacts facts() {
        return facts;
    }
}
