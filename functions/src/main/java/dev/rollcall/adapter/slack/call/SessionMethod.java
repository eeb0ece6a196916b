package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;

/** Signed-in sessions ({@code admin.users.session.*}). */
@SuppressWarnings("ImmutableEnumChecker") // MethodFacts is immutable: it copies its list.
public enum SessionMethod implements WebMethod {
    LIST(
            MethodFacts.read(
                            "admin.users.session.list",
                            Tier.TWO,
                            Capability.SESSIONS,
                            "admin.users:read")
                    .atMost(1000)
                    .neededFor("leaver, end of a stay: is nobody signed in")),
    RESET(
            MethodFacts.write(
                            "admin.users.session.reset",
                            Tier.TWO,
                            Capability.SESSIONS,
                            "admin.users:write")
                    .neededFor("leaver, end of a stay: sign out")),
    RESET_BULK(
            MethodFacts.write(
                            "admin.users.session.resetBulk",
                            Tier.TWO,
                            Capability.SESSIONS,
                            "admin.users:write")
                    .atMost(1000)
                    .neededFor("leaver: sign many out"));

    private final MethodFacts facts;

    SessionMethod(MethodFacts facts) {
        this.facts = requireNonNull(facts, "facts is null");
    }

    @Override
    public MethodFacts facts() {
        return facts;
    }
}
