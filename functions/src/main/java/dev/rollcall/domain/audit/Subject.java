package dev.rollcall.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;

import java.util.Optional;

/** Whom and what an entry is about; account and entitlement only where the entry has one. */
public record Subject(
        CaseId caseId,
        PersonId person,
        Optional<AccountId> account,
        Optional<Entitlement> entitlement) {
    public Subject {
        requireNonNull(caseId, "caseId is null");
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(entitlement, "entitlement is null");
    }

    public static Subject of(CaseId caseId, PersonId person) {
        return new Subject(caseId, person, Optional.empty(), Optional.empty());
    }

    public Subject with(AccountId account) {
        return new Subject(caseId, person, Optional.of(account), entitlement);
    }

    public Subject with(Entitlement entitlement) {
        return new Subject(caseId, person, account, Optional.of(entitlement));
    }
}
