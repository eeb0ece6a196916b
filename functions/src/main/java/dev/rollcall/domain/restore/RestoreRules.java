package dev.rollcall.domain.restore;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.MappingStates;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.Writer;

import java.util.Optional;
import java.util.Set;

/**
 * What speaks against giving something back that somebody had by hand. Asked when it is proposed,
 * and again when it is given.
 */
public final class RestoreRules {
    private final DesiredAccess access;
    private final AccessPolicy policy;
    private final AccountId account;
    private final AccountType now;
    private final Set<Entitlement> preExisting;
    private final boolean stayEnded;
    private final MappingStates mappings;

    /**
     * @param now what kind of account it is at present
     * @param preExisting what the account had when the company was adopted, and nobody has decided
     *     on: no rule would take it again
     * @param stayEnded whether the end of the person's stay has come
     */
    public RestoreRules(
            DesiredAccess access,
            AccessPolicy policy,
            AccountId account,
            AccountType now,
            Set<Entitlement> preExisting,
            boolean stayEnded) {
        this.access = requireNonNull(access, "access is null");
        this.policy = requireNonNull(policy, "policy is null");
        this.account = requireNonNull(account, "account is null");
        this.now = requireNonNull(now, "now is null");
        this.preExisting = Set.copyOf(preExisting);
        this.stayEnded = stayEnded;
        this.mappings = new MappingStates(policy, access.at());
    }

    /** Returns the first reason against it; empty if there is none. */
    public Optional<LeftOut.Why> against(Entitlement entitlement) {
        if (policy.protectedAccounts().contains(account)) {
            return Optional.of(LeftOut.Why.PROTECTED);
        }
        if (entitlement instanceof Entitlement.AdminRole) {
            return Optional.of(LeftOut.Why.ROLE);
        }
        if (gives(entitlement)) {
            return Optional.of(LeftOut.Why.BY_RULES);
        }
        if (!(policy.writerOf(entitlement) instanceof Writer.Rollcall)) {
            return Optional.of(LeftOut.Why.FOREIGN_WRITER);
        }
        if (!access.account().canHave(entitlement) || !now.canHave(entitlement)) {
            return Optional.of(LeftOut.Why.ACCOUNT_TYPE);
        }
        if (stayEnded) {
            return Optional.of(LeftOut.Why.STAY_ENDED);
        }
        return preExisting.contains(entitlement)
                        || mappings.authoritativeOver(entitlement).isEmpty()
                ? Optional.empty()
                : Optional.of(LeftOut.Why.AUTHORITATIVE);
    }

    private boolean gives(Entitlement entitlement) {
        return access.grants().stream().anyMatch(g -> g.entitlement().equals(entitlement));
    }
}
