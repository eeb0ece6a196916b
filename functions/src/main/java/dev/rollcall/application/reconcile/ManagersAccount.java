package dev.rollcall.application.reconcile;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.Optional;
import java.util.function.Function;

/** Which account another one is to show as its manager's, as digests of accounts tell it. */
record ManagersAccount(AccessPolicy policy, Pseudonyms pseudonyms) {

    /** Returns which attribute of the source tells a manager, by an id of the same source. */
    static Optional<String> toldIn(AttributeRules rules) {
        return Optional.ofNullable(rules.kept().get(Attribute.MANAGER));
    }

    /**
     * Returns its digest; empty where the policy keeps no manager, or the source tells nobody who
     * has an account: then nothing is compared, as nothing is written.
     *
     * @param first the account that a person was linked to first
     */
    Optional<Long> of(SnapshotRow.Person row, Function<PersonId, Optional<AccountId>> first) {
        return toldIn(policy.attributesOf(row.person().source()))
                .flatMap(name -> Optional.ofNullable(row.told().get(name)))
                .flatMap(id -> PersonId.ifOne(row.person().source(), id))
                .flatMap(first)
                .map(account -> pseudonyms.ofAttribute(account.value()));
    }
}
