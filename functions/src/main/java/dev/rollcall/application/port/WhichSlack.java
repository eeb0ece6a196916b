package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.capability.SlackPlan;

/** Which Slack our tokens are of, as Slack itself says. */
public interface WhichSlack {

    /**
     * @param organisation the organisation's id, {@code E…}; of a lone workspace its {@code T…}
     * @param name what it is called; empty: Slack did not say
     * @param address where people find it, a URL; empty: Slack did not say
     * @param installer the account that installed our tokens
     */
    record Itself(
            String organisation, String name, String address, SlackPlan plan, AccountId installer) {
        public Itself {
            requireNonNull(organisation, "organisation is null");
            requireNonNull(name, "name is null");
            requireNonNull(address, "address is null");
            requireNonNull(plan, "plan is null");
            requireNonNull(installer, "installer is null");
        }
    }

    /**
     * Asks Slack; once for each pair of tokens.
     *
     * @throws PortFailure if Slack cannot be asked, or two humans installed the tokens
     */
    Itself ask();
}
