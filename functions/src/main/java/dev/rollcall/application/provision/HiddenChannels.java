package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.domain.access.Entitlement;

import java.util.HashMap;
import java.util.Map;

/**
 * Which channels our tokens cannot see, so that nobody is brought into them. Whoever is looked for
 * in one, Slack says the same; so it is asked once for each, about our own account.
 */
final class HiddenChannels {
    private final Memberships memberships;
    private final Accounts accounts;
    private final Map<Entitlement.Channel, Boolean> known = new HashMap<>();

    HiddenChannels(Memberships memberships, Accounts accounts) {
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
    }

    boolean isOne(Entitlement thing) {
        return thing instanceof Entitlement.Channel channel
                && known.computeIfAbsent(channel, this::isHidden);
    }

    private boolean isHidden(Entitlement.Channel channel) {
        return Shown.of(memberships, accounts.installer(), channel) == Shown.HIDDEN;
    }
}
