package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.policy.AccessPolicy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What accounts have, each read once; with one look of its own at what a list does not show. */
final class HoldingsOnce {
    private final ReadHoldings readHoldings;
    private final Memberships memberships;
    private final Duration atMost;
    private final Map<AccountId, Holdings> read = new HashMap<>();
    private final Set<AccountId> withRoles = new HashSet<>();
    private final Map<Single, Shown> looked = new HashMap<>();

    private record Single(AccountId account, Entitlement entitlement) {}

    HoldingsOnce(ReadHoldings readHoldings, Memberships memberships, Duration atMost) {
        this.readHoldings = requireNonNull(readHoldings, "readHoldings is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.atMost = requireNonNull(atMost, "atMost is null");
    }

    /** Takes user groups from a reading that was made for somebody else, if there is a good one. */
    Holdings of(AccountId account, AccessPolicy policy) {
        boolean roles = ReadHoldings.speaksOfRoles(policy);
        Holdings before = read.get(account);
        if (before != null && (!roles || withRoles.contains(account))) {
            return before;
        }
        Holdings now = readHoldings.of(account, policy, Instant.EPOCH, atMost);
        read.put(account, now);
        if (roles) {
            withRoles.add(account);
        }
        return now;
    }

    /** Looks as a run does right before it writes. */
    Shown look(AccountId account, Entitlement entitlement) {
        return looked.computeIfAbsent(
                new Single(account, entitlement), _ -> Shown.of(memberships, account, entitlement));
    }

    /** Returns what was read. */
    Collection<Holdings> all() {
        return List.copyOf(read.values());
    }
}
