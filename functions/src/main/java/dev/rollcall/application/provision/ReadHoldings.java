package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Places;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.policy.AccessPolicy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads afresh what an account has, roles only where the policy speaks of any and Slack's plan has
 * a call for them.
 */
public final class ReadHoldings {
    /** Of the fifty seconds that the function has. */
    private static final Duration AT_MOST = Duration.ofSeconds(25);

    static final String ROLES = "admin-roles";

    private final Memberships memberships;
    private final AdminRoles roles;
    private final SlackCapabilities capabilities;

    public ReadHoldings(Memberships memberships, AdminRoles roles, SlackCapabilities capabilities) {
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.roles = requireNonNull(roles, "roles is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
    }

    /**
     * @param since nothing was written for the account after this: user groups may be taken from a
     *     reading that was begun later for somebody else
     */
    Holdings of(AccountId account, AccessPolicy policy, Instant since) {
        return of(account, policy, since, AT_MOST);
    }

    /**
     * @param atMost for all but the roles
     */
    Holdings of(AccountId account, AccessPolicy policy, Instant since, Duration atMost) {
        Holdings read = memberships.of(account, atMost, Set.of(), since);
        return readsRoles(policy) ? withRoles(read) : read;
    }

    /**
     * Goes on with what was read before; roles last, once nothing else is put off.
     *
     * @param since as in {@link #of(AccountId, AccessPolicy, Instant)}
     */
    Holdings goOn(
            AccountId account,
            AccessPolicy policy,
            Places places,
            Optional<Holdings> before,
            Instant since) {
        Holdings read = memberships.goOn(account, AT_MOST, places, before, since);
        return read.putOffUntil().isEmpty() && readsRoles(policy) ? withRoles(read) : read;
    }

    private boolean readsRoles(AccessPolicy policy) {
        return speaksOfRoles(policy) && Capability.ROLES.isOn(capabilities.plan());
    }

    static boolean speaksOfRoles(AccessPolicy policy) {
        return policy.mappings().stream()
                .flatMap(mapping -> mapping.grants().stream())
                .anyMatch(Entitlement.AdminRole.class::isInstance);
    }

    private Holdings withRoles(Holdings read) {
        List<Entitlement> all = new ArrayList<>(read.entitlements());
        List<String> names = new ArrayList<>(read.read());
        List<Holdings.Unread> unread = new ArrayList<>(read.unread());
        try {
            all.addAll(roles.of(read.account()));
            names.add(ROLES);
        } catch (PortFailure.NeedsHuman refused) {
            unread.add(new Holdings.Unread(ROLES, refused.code()));
        }
        return new Holdings(read.account(), all, names, unread, read.begun(), read.readAt());
    }
}
